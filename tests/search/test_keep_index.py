import gc
import logging

import pytest
from haystack import connections

from archive.models import Article, IndexChange, Revision, Topic
from archive.search.engines import IndexBusy
from archive.search.engines.whoosh_place import folder_in_use, open_index
from archive.search.find import find
from archive.search.keep_index import build_index, deferred, index_exists, queue_articles, work_off_queue
from tests.factories import make_article, make_outlet, make_topic

pytestmark = pytest.mark.django_db(transaction=True)


def found(typed):
    return sorted(each.article.headline for each in find(typed).articles)


@pytest.fixture
def built():
    build_index()


def test_a_saved_article_is_found_by_the_next_search(built):
    article = make_article("A", "Silence.")
    assert found('"silence"') == ["A"]
    article.body = "Noise."
    article.save()
    assert (found('"silence"'), found('"noise"')) == ([], ["A"])
    assert not IndexChange.objects.exists()


def test_a_withdrawn_or_deleted_article_is_found_no_longer(built):
    withdrawn, deleted = make_article("A", "Silence."), make_article("B", "Silence.")
    withdrawn.state, withdrawn.withdrawal_reason = "withdrawn", "At the author’s wish."
    withdrawn.save()
    deleted.delete()
    assert found("silence") == []


def test_a_draft_is_found_when_it_is_published(built):
    draft = make_article("A", "Silence.", state="draft")
    assert found("silence") == []
    draft.state = "published"
    draft.save()
    assert found("silence") == ["A"]


def test_captions_excerpts_topics_and_outlets_are_followed(built):
    article = make_article("A", "", extent="excerpts")
    article.captions.create(caption="A crowd at the gate")
    article.excerpts.create(words="we will be heard")
    article.topics.add(make_topic("Bridges", "subject"))
    assert found('"at the gate" "be heard" topic:bridges outlet:harbour-courier') == ["A"]
    outlet = article.outlet
    outlet.slug = "the-courier"
    outlet.save()
    article.captions.all().delete()
    article.topics.clear()
    assert found("outlet:the-courier") == ["A"]
    assert found('"at the gate"') == found("topic:bridges") == []


def test_a_hashtag_teaches_and_a_deleted_one_unteaches(built):
    make_article("A", "They say metoo.")
    make_article("B", "They say me too.")
    assert found('"me too"') == ["B"]
    topic = make_topic("#MeToo")
    assert found('"me too"') == found('"metoo"') == ["A", "B"]
    topic.name, topic.slug = "#TimesUp", "timesup"
    topic.save()
    assert found('"me too"') == ["B"]
    topic.name = "#MeToo"
    topic.save()
    assert found('"metoo"') == ["A", "B"]
    Topic.objects.all().delete()
    assert (found('"metoo"'), found('"me too"')) == (["A"], ["B"])


def test_a_change_without_an_index_waits_and_fails_nothing(caplog):
    with caplog.at_level(logging.DEBUG, logger="archive"):
        make_article("A", "Silence.")
    assert "waits in the queue" in caplog.text
    assert IndexChange.objects.exists()
    assert not index_exists()
    build_index()
    assert not IndexChange.objects.exists()
    assert found("silence") == ["A"]


# Whoosh leaves a broken table of contents open; the collector closes it while the warning is expected.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
def test_a_broken_index_fails_no_save_and_the_queue_keeps_the_change(built, caplog, tmp_path):
    place = folder_in_use(connections["default"].get_backend().place)
    kept = {path.name: path.read_bytes() for path in place.iterdir()}
    for path in place.glob("*.toc"):
        path.write_bytes(b"broken")
    make_article("A", "Silence.")
    assert Article.objects.count() == 1
    assert IndexChange.objects.exists()
    assert "sync_index" in caplog.text
    for name, content in kept.items():
        (place / name).write_bytes(content)
    work_off_queue()
    assert found("silence") == ["A"]
    assert not IndexChange.objects.exists()
    gc.collect()


def test_a_locked_index_fails_no_save(built, monkeypatch):
    backend = connections["default"].get_backend()
    monkeypatch.setattr("archive.search.engines.whoosh_engine.WAIT_FOR_WRITER", 0.1)
    writer = open_index(backend.place).writer()
    try:
        make_article("A", "Silence.")
        assert IndexChange.objects.exists()
    finally:
        writer.cancel()
    make_article("B", "Noise.")
    assert found("silence") == ["A"]


def test_deferred_changes_wait_until_they_are_worked_off(built):
    with deferred():
        make_article("A", "Silence.")
    assert found("silence") == []
    work_off_queue()
    assert found("silence") == ["A"]


def test_batches_are_worked_off_to_the_last_and_progress_is_told(built, monkeypatch):
    monkeypatch.setattr("archive.search.keep_index.BATCH", 2)
    with deferred():
        for number in range(5):
            make_article(f"Article {number}", "Silence.")
    told = []
    work_off_queue(lambda done, total: told.append((done, total)))
    assert len(found("silence")) == 5
    assert told[-1][0] == told[-1][1]


def test_a_new_index_takes_the_place_of_the_old_one_and_leaves_nothing_behind(built):
    make_article("A", "Silence.")
    place = connections["default"].get_backend().place
    before = folder_in_use(place)
    build_index()
    assert folder_in_use(place) != before
    assert not before.exists()
    assert found("silence") == ["A"]


def test_searches_go_on_in_the_old_index_while_a_new_one_is_built(built, monkeypatch):
    make_article("A", "Silence.")
    seen = []
    build_index(lambda done, total: seen.append(found("silence")))
    assert seen == [["A"]]


def test_a_build_that_fails_leaves_the_old_index_in_use(built):
    make_article("A", "Silence.")

    def fail(done, total):
        raise RuntimeError("unplugged")

    with pytest.raises(RuntimeError, match="unplugged"):
        build_index(fail)
    assert found("silence") == ["A"]
    place = connections["default"].get_backend().place
    assert [path for path in place.iterdir() if path.is_dir()] == [folder_in_use(place)]


def test_changes_made_while_an_index_is_built_wait_and_are_in_the_new_one(built, caplog):
    make_article("A", "Silence.")
    added = []

    def add(done, total):
        added.append(make_article(f"Added {len(added)}", "Silence."))
        assert IndexChange.objects.exists()

    build_index(add)
    work_off_queue()
    assert found("silence") == ["A", "Added 0"]


def test_a_change_with_an_earlier_number_that_comes_in_meanwhile_stays_queued(built):
    late, article = make_article("Late", "Silence."), make_article("A", "Silence.")
    IndexChange.objects.create(pk=9_000, article_id=article.pk)

    def come_in_late(done, total):
        IndexChange.objects.create(pk=8_000, article_id=late.pk)

    build_index(come_in_late)
    assert list(IndexChange.objects.values_list("pk", flat=True)) == [8_000]


def test_two_builds_at_once_are_refused(built):
    make_article("A", "Silence.")
    with pytest.raises(IndexBusy, match="is building the index"):
        build_index(lambda done, total: build_index())
    assert found("silence") == ["A"]


def test_an_index_of_another_version_is_never_used(built, monkeypatch):
    make_article("A", "Silence.")
    monkeypatch.setattr("archive.search.engines.whoosh_place.VERSION", "0.0")
    assert not index_exists()
    build_index()
    assert found("silence") == ["A"]


def test_the_index_is_private_to_its_owner(built):
    place = connections["default"].get_backend().place
    assert place.stat().st_mode & 0o077 == 0
    assert folder_in_use(place).stat().st_mode & 0o077 == 0


def test_the_revision_rises_with_what_readers_can_see():
    before = Revision.objects.current()
    queue_articles([make_article(outlet=make_outlet()).pk])
    assert Revision.objects.current() > before
