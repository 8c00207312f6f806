import json
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.words import ACCENTS, Word, _each_word, find_phrase, fold, folded_words, run_together, words

GOLDEN = json.loads((Path(__file__).parent / "golden" / "words.json").read_text(encoding="utf-8"))
ME_TOO = run_together(["#MeToo"])
TRICKY = st.text(st.sampled_from("aAbZéÉ\u0301ßıİ #_-’ʼ日本かガーｶﾞ12²½\u00ad\u200d\ufe0f❤हिन्दी"))
TEXT = st.one_of(st.text(), TRICKY)


@pytest.mark.parametrize("case", GOLDEN, ids=[case["text"] for case in GOLDEN])
def test_golden_words(case):
    assert list(folded_words(case["text"], run_together(case["hashtags"]))) == case["words"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#Me_Too", "me too"),
        ("#4YearOld", "4 year old"),
        ("#iPhone", "i phone"),
        ("#NYCPride's", "nyc pride s"),
        ("#ÉtéÀParis", "ete a paris"),
        ("#MeTooMovement", "me too movement"),
        ("#METOO", "metoo"),
        ("#covid19", "covid 19"),
        ("#AaaB\u0301b", "aaa bb"),
        ("#東京2020", "東 京 2020"),
        ("#हिन्दी", "हिन्दी"),
        ("don\u02bct", "don t"),
        ("I ❤️ words", "i words"),
        ("1️⃣ first", "1 first"),
        ("ｶﾞ が か\u3099", "ガ が が"),
        ("aか", "a か"),
        ("re\u0301sume\u0301", "resume"),
        ("Æthelred Łódź ǽ", "aethelred lodz ae"),
        ("한국어", "한국어"),
        ("\u0301", ""),
        ("a\u200d", "a"),
    ],
)
def test_words_of_edge_cases(text, expected):
    assert " ".join(folded_words(text)) == expected


@pytest.mark.parametrize("text", ["metoo", "METOO", "MeToo", "#metoo", "#MeToo", "#METOO", "me\u00adtoo", "m\u00e9too"])
def test_a_taught_hashtag_is_its_words_in_every_form(text):
    assert folded_words(text, ME_TOO) == ("me", "too")


def test_places_of_a_taught_hashtag_with_accents():
    assert words("x me\u0301too", ME_TOO) == [Word("x", 0, 1), Word("me", 2, 5), Word("too", 5, 8)]


def test_places_of_a_hashtag():
    assert words("see #MeToo!") == [Word("see", 0, 3), Word("me", 5, 7), Word("too", 7, 10)]


def test_only_hashtags_of_several_words_teach():
    assert run_together(["#MeToo", "#women", "TimesUp", "#TimesUp"]) == {
        "metoo": ("me", "too"),
        "timesup": ("times", "up"),
    }


def test_folding_every_character_twice_is_folding_it_once():
    for codepoint in range(sys.maxunicode + 1):
        once = fold.__wrapped__(chr(codepoint))
        assert fold.__wrapped__(once) == once, hex(codepoint)


@given(TEXT)
def test_folding_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_places_give_the_text_back(text):
    found = words(text, ME_TOO)
    end_before = 0
    between = []
    for word in found:
        assert end_before <= word.start < word.end <= len(text)
        between.append(text[end_before : word.start])
        end_before = word.end
    between.append(text[end_before:])
    rebuilt = "".join(gap + text[w.start : w.end] for gap, w in zip(between, [*found], strict=False)) + between[-1]
    assert rebuilt == text
    assert not any(words(gap) for gap in between)


@given(TEXT)
def test_each_place_holds_its_word(text):
    for word in words(text):
        assert fold(text[word.start : word.end]) == word.folded


@given(TEXT, TEXT)
def test_words_of_two_texts_are_the_words_of_each(first, second):
    shift = len(first) + 1
    moved = [Word(w.folded, w.start + shift, w.end + shift) for w in words(second, ME_TOO)]
    assert words(first + " " + second, ME_TOO) == words(first, ME_TOO) + moved


@given(TEXT)
def test_case_accents_and_normal_form_never_matter(text):
    accents_dropped = ACCENTS.sub("", unicodedata.normalize("NFD", text))
    if "#" not in text:
        assert folded_words(unicodedata.normalize("NFC", text)) == folded_words(unicodedata.normalize("NFD", text))
        assert folded_words(accents_dropped) == folded_words(unicodedata.normalize("NFD", text))


@given(TEXT | st.text(st.sampled_from("aB#é ’—.meTo1")))
def test_the_short_way_gives_what_the_long_way_gives(text):
    assert words(text, ME_TOO) == list(_each_word(text, ME_TOO))
    assert folded_words(text, ME_TOO) == tuple(word.folded for word in words(text, ME_TOO))


@pytest.mark.parametrize(
    ("text", "phrase", "places"),
    [
        ("to be or not to be", "to be", [0, 4]),
        ("a a a", "a a", [0, 1]),
        ("silence is not the norm", "silence norm", []),
        ("short", "short of it", []),
        ("anything", "…", []),
    ],
)
def test_find_phrase_gives_every_place(text, phrase, places):
    assert find_phrase(folded_words(text), folded_words(phrase)) == places
