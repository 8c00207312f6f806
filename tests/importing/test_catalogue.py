import pytest
from django.conf import settings

from archive.dates import parse_date
from archive.importing.catalogue import CatalogueError, load_catalogue
from archive.models import Article, Event, Evidence, Excerpt, Outlet, Timeline, Topic
from archive.models.notice import notices_of_article
from archive.search.find import find
from archive.words import folded_words


@pytest.fixture
def catalogue(db):
    return load_catalogue(settings.CATALOGUE_DIR)


def test_the_founding_catalogue_is_whole(catalogue):
    assert catalogue == {"outlet": 5, "topic": Topic.objects.count(), "article": 5, "timeline": 1}
    assert Outlet.objects.count() == Article.objects.published().count() == 5
    assert Event.objects.count() >= 9


def test_loading_it_again_changes_nothing(catalogue):
    Article.objects.filter(slug__contains="message").update(abstract="An editor’s own words.")
    assert load_catalogue(settings.CATALOGUE_DIR).total() == 0
    assert Article.objects.filter(abstract="An editor’s own words.").exists()
    assert Evidence.objects.count() == Evidence.objects.distinct().count()


def test_huffpost_australia_says_what_became_of_it(catalogue):
    outlet = Outlet.objects.with_life().get(slug="huffpost-australia")
    assert outlet.is_closed
    assert outlet.closure_sentence == "HuffPost Australia closed in 2021. Its archive is kept by HuffPost."


def test_every_article_has_a_content_note_with_help_in_two_countries(catalogue):
    for article in Article.objects.with_reading():
        (note,) = (notice for notice in notices_of_article(article) if notice.kind == "content")
        assert {line["country"] for line in note.help} == {"AU", "US"}


def test_no_excerpt_or_evidence_is_longer_than_fifteen_words(catalogue):
    quoted = [*Excerpt.objects.values_list("words", flat=True), *Evidence.objects.values_list("words", flat=True)]
    assert max(len(folded_words(words)) for words in quoted) <= 15


def test_abstracts_are_of_their_length(catalogue):
    for abstract in Article.objects.values_list("abstract", flat=True):
        assert 80 <= len(abstract.split()) <= 150


def test_all_evidence_stands_on_the_records_alone(catalogue):
    taught = Topic.objects.taught()
    standings = {each.standing(taught) for each in Evidence.objects.select_related("article")}
    assert standings == {"found", "notice"}


def test_the_phrase_is_found_in_three_outlets_on_the_records_alone(catalogue, index):
    index()
    results = find('"silence is not the norm"')
    assert len({found.article.outlet for found in results.articles}) >= 3


def test_events_are_those_of_the_founding_facts(catalogue):
    timeline = Timeline.objects.get()
    dates = sorted((event.date for event in timeline.events.all()), key=lambda date: parse_date(date).sort_key)
    facts = [
        "2006~",
        "2014",
        "2017-10-15",
        "2017-10-16",
        "2018-01-18",
        "2018-09-26",
        "2018-10-15",
        "2018-10-15",
        "2021",
    ]
    for date in facts:
        dates.remove(date)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("outlet = [", "is no TOML"),
        ('[[outlet]]\nname = "No slug"', "an entry without slug"),
        ('[[outlet]]\nslug = "a"\nname = "A"\nkind = "gazette"', "outlets.toml, a"),
        ('[[outlet]]\nslug = "a"\nname = "A"\n[[outlet.life]]\nkind = "closed"\ndate = "Octember"', "Octember"),
        ('[[outlet]]\nslug = "a"\nname = "A"\nunheard_of = 1', "unheard_of"),
    ],
)
def test_a_bad_catalogue_is_refused_whole_with_the_place(db, tmp_path, content, told):
    for name in ("topics", "articles", "timelines"):
        (tmp_path / f"{name}.toml").write_text("")
    good = '[[outlet]]\nslug = "good"\nname = "Good"\n'
    (tmp_path / "outlets.toml").write_text(good + content)
    with pytest.raises(CatalogueError, match=told):
        load_catalogue(tmp_path)
    assert not Outlet.objects.exists()


def test_a_folder_without_a_catalogue_is_refused(db, tmp_path):
    with pytest.raises(CatalogueError, match=r"outlets\.toml cannot be read"):
        load_catalogue(tmp_path)
