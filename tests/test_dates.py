import contextlib
import io
import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.date_words import MONTHS
from archive.dates import LONGEST, NotADate, first_day, from_day, last_day, parse_date, worded

GOLDEN = json.loads((Path(__file__).parent / "golden" / "dates.json").read_text(encoding="utf-8"))
READ = GOLDEN["read"]

# The package takes milliseconds, and on a busy machine tenths of a second; how long a date may take has its own test.
in_its_own_time = settings(deadline=None)

YEARS = st.integers(-9999, 9999).map(lambda year: f"{'-' if year < 0 else ''}{abs(year):04}")
MONTH_NUMBERS = st.integers(1, 12).map("{:02}".format)
DAY_NUMBERS = st.integers(1, 28).map("{:02}".format)
QUALIFIERS = st.sampled_from(["", "~", "?", "%"])
UNKNOWN_YEARS = st.builds(
    lambda known, unknown: f"{known:04}"[:-unknown] + "X" * unknown, st.integers(0, 9999), st.integers(1, 3)
)
PLAIN = st.one_of(
    YEARS,
    st.builds("{}-{}".format, YEARS, MONTH_NUMBERS),
    st.builds("{}-{}-{}".format, YEARS, MONTH_NUMBERS, DAY_NUMBERS),
    st.builds("{}-{}".format, YEARS, st.sampled_from(["21", "22", "23", "24"])),
)
QUALIFIED = st.builds("{}{}".format, PLAIN, QUALIFIERS)
UNSPECIFIED = st.one_of(
    UNKNOWN_YEARS,
    st.builds("{}-XX".format, YEARS),
    st.builds("{}-XX-XX".format, YEARS),
    st.builds("{}-{}-XX".format, YEARS, MONTH_NUMBERS),
)
CLOSED = (
    st.tuples(QUALIFIED, QUALIFIED)
    .map(lambda ends: sorted(ends, key=lambda end: parse_date(end).sort_key))
    .map("/".join)
)
OPEN = st.builds("{0}{1}".format, st.sampled_from(["../", "/"]), QUALIFIED) | st.builds(
    "{1}{0}".format, st.sampled_from(["/..", "/"]), QUALIFIED
)
TIMES = st.builds(
    "{:%Y-%m-%dT%H:%M:%S}{}".format,
    st.datetimes(min_value=datetime(1000, 1, 1)),
    st.sampled_from(["", "Z", "-05", "+05:30"]),
)
LONG_YEARS = st.integers(10_000, 10**12).map("Y{}".format) | st.integers(10_000, 10**12).map("Y-{}".format)
LEVELS_0_AND_1 = st.one_of(
    QUALIFIED, st.builds("{}{}".format, UNSPECIFIED, QUALIFIERS), CLOSED, OPEN, TIMES, LONG_YEARS
)
LIKE_EDTF = st.text(st.sampled_from("0123456789X?~%/.-[]{},YESTZ:+ "), max_size=30)


@pytest.mark.parametrize("case", READ, ids=[case["edtf"] for case in READ])
def test_golden_dates(case):
    read = parse_date(case["edtf"])
    assert read.edtf == case["edtf"]
    assert read.in_words == case["words"]
    assert (read.earliest and read.earliest.isoformat()) == case["earliest"]
    assert (read.latest and read.latest.isoformat()) == case["latest"]
    assert read.precision == case["precision"]


@pytest.mark.parametrize("text", GOLDEN["no_dates"])
def test_what_is_no_date_is_quoted_and_answered_with_examples(text):
    with pytest.raises(NotADate) as refusal:
        parse_date(text)
    assert str(refusal.value).startswith(f"{text!r} is no date this archive can read.")
    assert str(refusal.value).endswith("Write EDTF, for example 2018-10-15, 2018-10, 2018~ (about 2018) or 2017/2019.")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2018-02-30", "There is no such day."),
        ("2018-02-29~", "There is no such day."),
        ("2019/2017", "It ends before it begins."),
        ("[2018,]", "One of its dates is missing."),
        ("/..", "It has neither a start nor an end."),
        ("2018-10T12:00:00", "A time needs a day."),
        ("Y1E100", "That year is too far away."),
        ("2018" * 50, "It is longer than 100 characters."),
    ],
)
def test_the_refusal_says_why(text, reason):
    with pytest.raises(NotADate, match=re.escape(reason)):
        parse_date(text)


def test_dates_sort_by_their_bounds_and_the_unknown_come_last():
    by_spelling = sorted(GOLDEN["order"])
    assert sorted(by_spelling, key=lambda edtf: parse_date(edtf).sort_key) == GOLDEN["order"]


@pytest.mark.parametrize(
    ("edtf", "approximate", "uncertain", "open_", "unknown"),
    [
        ("2018-10-15", False, False, False, False),
        ("2018~", True, False, False, False),
        ("2018?", False, True, False, False),
        ("2018%", True, True, False, False),
        ("2018-?10-15", False, True, False, False),
        ("{2018~,2019}", True, False, False, False),
        ("2018/..", False, False, True, False),
        ("/2018~", True, False, True, False),
        ("2017/2018", False, False, False, False),
        ("XXXX", False, False, False, True),
        ("../..", False, False, False, True),
    ],
)
def test_what_is_known_of_a_date(edtf, approximate, uncertain, open_, unknown):
    read = parse_date(edtf)
    assert (read.is_approximate, read.is_uncertain, read.is_open, read.is_unknown) == (
        approximate,
        uncertain,
        open_,
        unknown,
    )


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (" 2018-10-15\n", "2018-10-15"),
        ("2017 / 2019", "2017/2019"),
        ("{2017, 2019}", "{2017,2019}"),
        ("\u00a02018~\t", "2018~"),
    ],
)
def test_space_around_dates_does_not_matter(text, edtf):
    assert parse_date(text) == parse_date(edtf)


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("printed", "about 15 October 2018"),
        ("address", "about 15 October 2018 (from the address)"),
        ("metadata", "about 15 October 2018 (from the page’s metadata)"),
        ("stated", "about 15 October 2018 (stated in the text)"),
        ("inferred", "about 15 October 2018 (inferred)"),
        ("", "about 15 October 2018"),
        (None, "about 15 October 2018"),
    ],
)
def test_a_date_is_shown_with_what_it_rests_on(basis, words):
    assert worded(parse_date("2018-10-15~"), basis=basis) == words


def test_an_unknown_basis_is_an_error():
    with pytest.raises(KeyError):
        worded(parse_date("2018"), basis="guessed")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018-10", date(2018, 10, 1), date(2018, 10, 31)),
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-10-15~", date(2018, 10, 15), date(2018, 10, 15)),
        ("2018/..", date(2018, 1, 1), date.max),
        ("../2018", date.min, date(2018, 12, 31)),
        ("-0044", date.min, date.min),
    ],
)
def test_filters_take_the_first_and_the_last_day(text, first, last):
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize("bound", [first_day, last_day])
def test_filters_refuse_what_is_no_date(bound):
    with pytest.raises(NotADate):
        bound("yesterday")


@pytest.mark.parametrize("day", [date(2018, 10, 15), datetime(2018, 10, 15, 23, 59)])
def test_a_day_is_a_date(day):
    assert from_day(day) == parse_date("2018-10-15")


@in_its_own_time
@given(st.dates())
def test_every_day_there_is_reads_as_itself(day):
    read = from_day(day)
    assert (read.earliest, read.latest, read.precision) == (day, day, "day")


@in_its_own_time
@given(st.one_of(st.text(), LIKE_EDTF, LEVELS_0_AND_1))
def test_any_text_is_a_date_or_none_and_the_console_stays_quiet(text):
    console = io.StringIO()
    with contextlib.redirect_stdout(console):
        try:
            read = parse_date(text)
        except NotADate:
            read = None
    assert console.getvalue() == ""
    if read:
        assert parse_date(read.edtf) == read
        assert read.in_words
        assert (read.earliest or date.min) <= (read.latest or date.max)


@in_its_own_time
@given(LEVELS_0_AND_1)
def test_levels_0_and_1_are_read_and_put_into_words(edtf):
    assert "EDTF" not in parse_date(edtf).in_words


@in_its_own_time
@given(LEVELS_0_AND_1)
def test_the_words_name_no_month_and_no_day_that_the_source_does_not(edtf):
    words = parse_date(edtf).in_words.partition(", ")[0] if "T" in edtf else parse_date(edtf).in_words
    known = [end.partition("T")[0].removeprefix("-").rstrip("?~%").split("-")[1:] for end in edtf.split("/")]
    months = {MONTHS[int(parts[0]) - 1] for parts in known if parts and parts[0] != "XX" and int(parts[0]) <= 12}
    days = {int(parts[1]) for parts in known if len(parts) == 2 and parts[1] != "XX"}
    assert {month for month in MONTHS if month in words} == months
    without_years = re.sub(r"AD \d+|[\d,]+ BC|the year [\d,]+|\d{4}s?", "", words)
    assert {int(number) for number in re.findall(r"\d+", without_years)} == days


@in_its_own_time
@given(st.dates(), st.sets(st.sampled_from([0, 1, 2, 3, 5, 6, 8, 9]), max_size=4))
def test_the_bounds_hold_every_day_that_a_date_with_unknown_digits_may_mean(day, unknown):
    masked = "".join("X" if place in unknown else digit for place, digit in enumerate(day.isoformat()))
    read = parse_date(masked)
    assert (read.earliest or date.min) <= day <= (read.latest or date.max)
    for bound in (read.earliest, read.latest):
        assert bound in (None, date.min) or re.fullmatch(masked.replace("X", "."), bound.isoformat())


@in_its_own_time
@given(QUALIFIED, st.sampled_from("~?%"))
def test_a_qualifier_does_not_move_the_bounds(edtf, qualifier):
    plain, qualified = parse_date(edtf.rstrip("~?%")), parse_date(edtf.rstrip("~?%") + qualifier)
    assert qualified.sort_key == plain.sort_key


@in_its_own_time
@given(st.tuples(PLAIN, PLAIN))
def test_an_interval_runs_from_the_start_of_its_start_to_the_end_of_its_end(ends):
    start, end = sorted((parse_date(edtf) for edtf in ends), key=lambda read: read.sort_key)
    interval = parse_date(f"{start.edtf}/{end.edtf}")
    assert interval.sort_key == (start.sort_key[0], end.sort_key[1])


@pytest.mark.parametrize(
    "text",
    [
        "Y1E" + "9" * (LONGEST - 3),
        "Y" + "9" * (LONGEST - 1),
        "[" + "XXX1-1X," * 12 + "2018]",
        "[" * LONGEST,
        "2018" + " " * 1_000_000 + "x",
        "2018" * 1_000_000,
    ],
    ids=lambda text: text[:12],
)
def test_no_text_keeps_a_reader_waiting(text):
    with contextlib.suppress(NotADate):
        parse_date(text)


def test_the_same_date_is_read_once():
    assert parse_date("2018-07~") is parse_date(" 2018-07~ ")


def test_many_threads_read_the_same_as_one():
    texts = [f"{year}-{month:02}~/{year}-12-XX" for year in range(1800, 1808) for month in range(1, 13)]
    with ThreadPoolExecutor(8) as pool:
        at_once = list(pool.map(parse_date, texts * 2))
    assert at_once == [parse_date(text) for text in texts] * 2
    assert [read.earliest.isoformat()[:7] for read in at_once[: len(texts)]] == [text[:7] for text in texts]
