"""Haystack's own interface and commands work on the archive's engine."""

import pytest
from django.core.management import call_command
from haystack.query import SearchQuerySet

from archive.models import Article
from tests.factories import make_article, make_outlet


def headlines(queryset):
    return sorted(result.object.headline for result in queryset)


@pytest.fixture
def three_articles(index):
    make_article("A", "Silence is the norm.")
    make_article("B", "Silences; norms.", outlet=make_outlet("Valley Tribune"))
    make_article("C", "Noise.")
    index()


def test_search_query_sets(three_articles):
    everything = SearchQuerySet()
    assert headlines(everything) == ["A", "B", "C"]
    assert headlines(everything.filter(content="silence norm")) == ["A", "B"]
    assert headlines(everything.filter(content__exact="silence is")) == ["A"]
    assert headlines(everything.exclude(content="silence")) == ["C"]
    assert headlines(everything.filter(content="silence").filter(outlet="valley-tribune")) == ["B"]
    assert everything.filter(content="silence").count() == 2
    assert len(everything.filter(content="silence")[:1]) == 1


def test_raw_queries_are_in_the_archive_s_language(three_articles):
    assert headlines(SearchQuerySet().auto_query('"is the norm" OR noise')) == ["A", "C"]


def test_haystack_s_commands_fill_the_index(three_articles):
    Article.objects.filter(headline="C").update(body="Silence again.")
    call_command("update_index", verbosity=0)
    assert headlines(SearchQuerySet().filter(content="silence")) == ["A", "B", "C"]
    call_command("clear_index", interactive=False, verbosity=0)
    assert headlines(SearchQuerySet().filter(content="silence")) == []
    call_command("rebuild_index", interactive=False, verbosity=0)
    assert headlines(SearchQuerySet().filter(content="silence")) == ["A", "B", "C"]
