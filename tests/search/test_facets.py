from collections import Counter

from archive.search.facets import name_facets
from archive.search.find import find
from tests.factories import make_article, make_closed_outlet, make_outlet, make_topic


def told(facets):
    return [(facet.value, facet.name, facet.articles) for facet in facets]


def test_facets_have_the_names_that_readers_know(index):
    silence, marches = make_topic("Silence", "subject"), make_topic("Marches", "subject")
    make_article("A", "Norm.", topics=[silence, marches])
    make_article("B", "Norm.", topics=[silence], outlet=make_closed_outlet("Evening Lantern"), language="fr")
    make_article("C", "Norm.", published="")
    index()
    facets = find("norm").facets
    assert told(facets["topic"]) == [("silence", "Silence", 2), ("marches", "Marches", 1)]
    assert told(facets["language"]) == [("en", "en", 2), ("fr", "fr", 1)]
    assert told(facets["year"]) == [("2018", "2018", 2), ("", "year not known", 1)]
    assert told(facets["closed"]) == [
        ("yes", "outlets that have closed", 1),
        ("no", "outlets not known to have closed", 2),
    ]


def test_what_no_article_has_is_no_facet(db):
    make_outlet("Harbour Courier")
    facets = name_facets({"outlet": Counter({"harbour-courier": 2})})
    assert told(facets["closed"]) == [("no", "outlets not known to have closed", 2)]
    assert facets["topic"] == facets["year"] == []
    assert name_facets({}) == {"outlet": [], "year": [], "topic": [], "language": [], "closed": []}
