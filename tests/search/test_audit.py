from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.models import Article, IndexChange
from archive.search.audit import audit
from archive.search.find import find
from tests.factories import make_article


def run(name, **options):
    out = StringIO()
    call_command(name, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def five_articles(index):
    articles = [
        make_article(f"Article {n}", f"The {n} lamps of the quay went out one by one at night.") for n in range(5)
    ]
    index()
    return articles


def test_a_sound_index_is_said_to_be_sound(five_articles):
    found = audit()
    assert (found.is_sound, found.published, found.indexed, found.asked) == (True, 5, 5, 5)
    assert "The index is sound." in run("check_index")


def test_a_share_is_asked_for(five_articles):
    assert audit(share=0.4).asked == 2
    assert audit(share=0).asked == 0


def test_what_is_queued_is_not_wrong(five_articles):
    make_article("Waiting", "Words.")
    found = audit()
    assert found.is_sound
    assert found.waiting >= 1


def spoil(five_articles):
    """Changes the database behind the back of the index, in each way there is."""
    missing, surplus, changed = five_articles[:3]
    Article.objects.filter(pk=surplus.pk).update(state="draft")
    Article.objects.filter(pk=changed.pk).update(body="Other words stand here now, and nobody told the index of it.")
    (unheard,) = Article.objects.bulk_create(
        [Article(headline="Unheard of", slug="unheard", body="Words.", outlet=missing.outlet, state="published")]
    )
    return unheard, surplus, changed


def test_every_kind_of_disagreement_is_found_and_repaired(five_articles):
    unheard, surplus, changed = spoil(five_articles)
    found = audit()
    assert (found.missing, found.surplus, found.not_found) == ([unheard.pk], [surplus.pk], [changed.pk])
    with pytest.raises(CommandError, match="not sound"):
        run("check_index")
    assert "Indexed again: 3 articles." in run("check_index", repair=True)
    assert audit().is_sound
    assert not IndexChange.objects.exists()
    assert find('"nobody told the index"').articles_total == 1


def test_an_article_found_by_words_it_has_not_got_is_found_out(five_articles):
    run_of_first = "The 0 lamps of the quay went out one by one at night."
    copy = make_article("Copy", run_of_first)
    call_command("sync_index", stdout=StringIO())
    Article.objects.filter(pk=copy.pk).update(body="Nothing of the kind.")
    assert audit().found_wrongly == [copy.pk]


def test_an_index_that_is_missing_is_said_with_what_to_do(db):
    with pytest.raises(CommandError, match="sync_index --rebuild"):
        run("check_index")


def test_rebuilding_repairs_everything(five_articles):
    spoil(five_articles)
    assert "Index built: 5 articles." in run("rebuild_index", interactive=False)
    assert audit().is_sound
