import pytest

from archive.models import Timeline, Topic
from archive.models.timeline import holds
from archive.parts import Part
from archive.words import NO_HASHTAGS
from tests.factories import make_article, make_event, make_timeline, make_topic


@pytest.mark.parametrize(
    ("article", "words", "standing"),
    [
        ({"body": "“Silence — is NOT the norm,” she said."}, "silence is not the norm", "found"),
        ({"body": "Silence.\n\nNorm."}, "silence norm", "missing"),
        ({"body": "They say metoo."}, "me too", "found"),
        ({"body": ""}, "silence", "not held"),
        ({"body": "Silence."}, "", "notice"),
    ],
)
def test_evidence_is_looked_for_in_its_article(db, article, words, standing):
    make_topic("#MeToo")
    event = make_event(make_timeline())
    evidence = event.evidence.create(article=make_article("Headline", **article), words=words, in_notice=not words)
    assert evidence.standing(Topic.objects.taught()) == standing


def test_words_in_a_caption_are_evidence():
    assert holds([Part("caption", 1, "A crowd at the gate")], "at the gate", NO_HASHTAGS)
    assert not holds([Part("caption", 1, "A crowd"), Part("credit", 1, "Jo Reed")], "crowd jo", NO_HASHTAGS)


def test_a_timeline_comes_with_all_its_evidence_in_few_queries(db, django_assert_max_num_queries):
    timeline = make_timeline()
    for number in range(5):
        make_event(timeline, f"201{number}", evidence=[(make_article(), "silence")])
    with django_assert_max_num_queries(12):
        found = Timeline.objects.with_evidence().get()
        standings = [
            evidence.standing(NO_HASHTAGS) for event in found.events.all() for evidence in event.evidence.all()
        ]
        assert standings == ["found"] * 5
        assert [event.evidence.all()[0].article.outlet.is_closed for event in found.events.all()] == [False] * 5
