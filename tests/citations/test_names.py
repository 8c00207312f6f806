import pytest
from hypothesis import given

from archive.citations.names import Name, is_collective, read_name
from tests.citations.references import STRINGS


@pytest.mark.parametrize(
    ("byline", "language", "given", "family"),
    [
        ("Ann Example", "en", "Ann", "Example"),
        ("Ann Example", "en-AU", "Ann", "Example"),
        ("Zoë D’Örtel-Šmíd", "de", "Zoë", "D’Örtel-Šmíd"),
        ("J. K. Example", "en", "J. K.", "Example"),
        ("Ann B. Example", "en", "Ann B.", "Example"),
        ("J.-P. Example", "fr", "J.-P.", "Example"),
    ],
)
def test_a_safe_name_is_taken_apart(byline, language, given, family):
    assert read_name(byline, language=language) == Name(byline, given, family)


@pytest.mark.parametrize(
    ("byline", "language"),
    [
        ("News Desk", "en"),
        ("Reuters", "en"),
        ("Coast Staff", "en"),
        ("The Editors", "en"),
        ("María Ejemplo Prueba", "es"),
        ("Ana de Ejemplo", "es"),
        ("Ann Example Jr.", "en"),
        ("Ann Example, Chief", "en"),
        ("Ann Example and Bo Sample", "en"),
        ("ANN EXAMPLE", "en"),
        ("ann example", "en"),
        ("Примерова Анна", "ru"),
        ("山田 太郎", "ja"),
        ("Példa Anna", "hu"),
        ("Ann Example", ""),
        ("Ann", "en"),
        ("", "en"),
    ],
)
def test_any_other_name_stands_as_printed(byline, language):
    name = read_name(byline, language=language)
    assert name == Name(byline)
    assert name.family_first == byline


@given(STRINGS)
def test_a_name_that_is_taken_apart_loses_nothing(byline):
    name = read_name(byline, language="en")
    assert name.printed == byline
    assert not name.is_split or f"{name.given} {name.family}" == byline


@pytest.mark.parametrize(
    ("byline", "collective"),
    [("Newsroom", True), ("Agence du Port", True), ("AP", True), ("Ann Pressman", False), ("Ann Apted", False)],
)
def test_desks_and_agencies_are_known_by_their_words(byline, collective):
    assert is_collective(byline) == collective
