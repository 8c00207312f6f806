import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from archive.admin.fields import HelpField, LinesField, QuotationField, TextField

LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).map(str.strip).filter(bool)
CELL = LINE.map(lambda text: text.replace("|", "/")).filter(bool)
PLACE = st.fixed_dictionaries(
    {"country": CELL, "name": CELL, "phone": CELL}, optional={"url": st.just("https://help.example/")}
)
LINE_AU = "AU | Night Line | 1800 000 000 | https://nightline.example/"
PLACE_AU = {"country": "AU", "name": "Night Line", "phone": "1800 000 000", "url": "https://nightline.example/"}


@given(st.lists(LINE))
def test_a_list_comes_back_from_its_lines(entries):
    field = LinesField()
    shown = field.prepare_value(entries)
    assert field.clean(shown) == entries
    assert field.clean(shown.replace("\n", "\r\n")) == entries
    assert not field.has_changed(entries, shown)


@given(st.lists(PLACE))
def test_places_of_help_come_back_from_their_lines(places):
    field = HelpField()
    shown = field.prepare_value(places)
    assert field.clean(shown) == places
    assert not field.has_changed(places, shown)


@pytest.mark.parametrize(
    ("typed", "entries"),
    [
        ("", []),
        (" \n\n ", []),
        ("Ines Vale", ["Ines Vale"]),
        ("Ines Vale\r\n\r\n  Tom Ash \r\n", ["Ines Vale", "Tom Ash"]),
    ],
)
def test_lines_are_read(typed, entries):
    assert LinesField().clean(typed) == entries


def test_a_changed_line_is_a_change():
    assert LinesField().has_changed(["Ines Vale"], "Ines Vail")
    assert not LinesField().has_changed(None, "")


def test_refused_lines_are_shown_as_they_were_typed():
    assert HelpField().prepare_value("AU | half") == "AU | half"


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        (LINE_AU, [PLACE_AU]),
        ("AU|Night Line|1800 000 000", [{"country": "AU", "name": "Night Line", "phone": "1800 000 000"}]),
        (
            "US | Day Line | | https://dayline.example/",
            [{"country": "US", "name": "Day Line", "url": "https://dayline.example/"}],
        ),
    ],
)
def test_places_of_help_are_read(typed, places):
    assert HelpField().clean(typed) == places


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Night Line", "the country or the name is missing"),
        (" | Night Line | 1800", "the country or the name is missing"),
        ("AU | Night Line", "give a phone number or an address"),
        ("AU | Night Line | 1800 | nightline.example", "the address must begin with https://"),
        ("AU | Night Line | 1800 | javascript:alert(1)", "the address must begin with https://"),
        (LINE_AU + " | and more", "there are more than four parts"),
    ],
)
def test_an_unusable_line_is_refused_by_its_number(line, message):
    with pytest.raises(ValidationError) as refused:
        HelpField().clean(f"{LINE_AU}\n{line}")
    assert len(refused.value.messages) == 1
    assert refused.value.messages[0].startswith("Line 2: ")
    assert message in refused.value.messages[0]


def test_every_unusable_line_is_named():
    with pytest.raises(ValidationError) as refused:
        HelpField().clean("one\ntwo")
    assert [message[:6] for message in refused.value.messages] == ["Line 1", "Line 2"]


def test_line_ends_of_browsers_become_the_archive_s():
    field = TextField(required=False)
    assert field.clean("One.\r\n\r\nTwo.") == "One.\n\nTwo."
    assert not field.has_changed("One.\n\nTwo.", "One.\r\n\r\nTwo.")


@pytest.mark.parametrize("field", [TextField(), LinesField(), HelpField()])
def test_null_characters_are_refused(field):
    with pytest.raises(ValidationError, match="Null characters"):
        field.clean("a\x00b")


def test_a_quotation_has_at_most_fifteen_words():
    assert QuotationField().clean("word " * 15)
    with pytest.raises(ValidationError, match="That is 16 words: quote at most 15"):
        QuotationField().clean("word " * 16)
