import pytest

from archive.dates import parse_date
from archive.templatetags.wording import (
    country_name,
    dated,
    in_eights,
    telephone,
    times,
    web_address,
    with_sign,
    without_scheme,
)
from tests.factories import make_closed_outlet, make_outlet


@pytest.mark.parametrize(
    ("edtf", "basis", "html"),
    [
        ("2018-10-15", "printed", '<span class="date"><time datetime="2018-10-15">15 October 2018</time></span>'),
        ("2018-10", "", '<span class="date"><time datetime="2018-10">October 2018</time></span>'),
        (
            "2018-10-15~",
            "inferred",
            '<span class="date">about 15 October 2018 <span class="basis">(inferred)</span></span>',
        ),
        ("2004/2006", "no such basis", '<span class="date">2004 to 2006</span>'),
        ("", "inferred", '<span class="date">date not known</span>'),
    ],
)
def test_dated(edtf, basis, html):
    assert dated(parse_date(edtf) if edtf else None, basis) == html


def test_closed_outlets_have_a_sign(db):
    assert with_sign(make_outlet("A & B")) == "A & B"
    assert with_sign(make_closed_outlet("C <i>")) == 'C &lt;i&gt; <abbr class="closed-sign" title="closed">†</abbr>'


@pytest.mark.parametrize(
    ("filter_", "value", "result"),
    [
        (web_address, "https://x.org/", "https://x.org/"),
        (web_address, "javascript:alert(1)", ""),
        (web_address, None, ""),
        (without_scheme, "https://x.org/a", "x.org/a"),
        (without_scheme, "http://[not", "[not"),
        (telephone, "+61 1800-737 732", "+611800737732"),
        (country_name, "AU", "Australia"),
        (country_name, "FJ", "FJ"),
        (in_eights, "0123456789abcdef00", "01234567 89abcdef 00"),
        (times, 1, "once"),
        (times, 2, "twice"),
        (times, 3, "3 times"),
    ],
)
def test_filters(filter_, value, result):
    assert filter_(value) == result
