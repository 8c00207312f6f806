import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parts import PARAGRAPH, Part
from archive.search.concordance import CONTEXT, find_hits
from archive.search.query_language import Phrase, Word
from archive.words import folded_words, run_together


def hits(text, *leaves, **options):
    return find_hits([Part(PARAGRAPH, 1, text)], leaves, **options)


def test_a_hit_has_its_words_left_and_right_as_printed():
    (hit,) = hits("They said: “Silence — is NOT the norm,” and left.", Phrase(("is", "not", "the")))
    assert (hit.left, hit.match, hit.right) == ("They said: “Silence — ", "is NOT the", " norm,” and left.")
    assert (hit.anchor, hit.part.anchor) == ("hit-1", "paragraph-1")


def test_long_context_is_cut_between_words():
    text = "left " * 40 + "here" + " right" * 40
    (hit,) = hits(text, Phrase(("here",)))
    assert hit.left.startswith("…left ")
    assert hit.right.endswith(" right…")
    assert len(hit.left) <= CONTEXT
    assert len(hit.right) <= CONTEXT + 1


def test_hits_overlap_and_are_numbered_in_reading_order():
    assert [(hit.number, hit.start) for hit in hits("a a a", Phrase(("a", "a")))] == [(1, 0), (2, 2)]


def test_phrases_stop_at_the_end_of_a_part():
    parts = [Part("headline", 1, "The norm"), Part(PARAGRAPH, 1, "is silence")]
    assert find_hits(parts, [Phrase(("norm", "is"))]) == []


@pytest.mark.parametrize(("language", "expected"), [("en-AU", ["harass", "harassing", "harasser"]), ("xx", ["harass"])])
def test_words_match_in_any_form_of_the_language(language, expected):
    assert [hit.match for hit in hits("harass harassing harasser’s", Word("harass"), language=language)] == expected


def test_taught_hashtags_are_hits():
    (hit,) = hits("so #metoo it is", Phrase(("me", "too")), hashtags=run_together(["#MeToo"]))
    assert hit.match == "metoo"


@given(st.text(st.sampled_from("ab é’“-#.,\u0301"), max_size=80), st.integers(0, 10), st.integers(1, 4))
def test_every_phrase_of_a_text_is_found_in_it_as_printed(text, start, length):
    phrase = folded_words(text)[start : start + length]
    if phrase:
        found = hits(text, Phrase(phrase))
        assert found
        assert all(folded_words(hit.match)[: len(phrase)] == phrase for hit in found if "#" not in text)
        assert all(hit.left.removeprefix("…") in text and hit.match in text for hit in found)
