"""Things for tests, with meaningful defaults: `make_article(body="…")`."""

from itertools import count

from archive.models import Article, Caption, Event, Evidence, Outlet, Timeline, Topic

_numbers = count(1)


def make_outlet(name="Harbour Courier", **fields):
    existing = Outlet.objects.filter(name=name).first()
    if existing:
        return existing
    slug = fields.pop("slug", name.lower().replace(" ", "-"))
    return Outlet.objects.create(name=name, slug=slug, **fields)


def make_closed_outlet(name="Evening Lantern", date="2021", **fields):
    outlet = make_outlet(name, **fields)
    outlet.life.create(kind="closed", date=date, source="The notice on its pages")
    outlet.life.create(kind="archive_taken_over", date=date, successor_name="The Lantern Trust")
    return outlet


def make_topic(name="#MeToo", kind="hashtag", **fields):
    slug = fields.pop("slug", name.lower().lstrip("#").replace(" ", "-"))
    return Topic.objects.create(name=name, kind=kind, slug=slug, **fields)


def make_article(
    headline="Thousands march for a quiet square", body="They asked for silence.", *, captions=(), topics=(), **fields
):
    outlet = fields.pop("outlet", None) or make_outlet()
    slug = fields.pop("slug", f"article-{next(_numbers)}")
    fields = {"published": "2018-10-15", "state": "published", "extent": "full" if body else "record", **fields}
    article = Article.objects.create(headline=headline, body=body, outlet=outlet, slug=slug, **fields)
    for position, (caption, credit) in enumerate(captions, 1):
        Caption.objects.create(article=article, caption=caption, credit=credit, position=position)
    article.topics.set(topics)
    return article


def make_timeline(title="A year of marches", slug="a-year-of-marches", **fields):
    return Timeline.objects.create(title=title, slug=slug, **fields)


def make_event(timeline, date="2018-10-15", title="The square fills", evidence=(), **fields):
    """`evidence` is pairs of an article and the words in it."""
    event = Event.objects.create(timeline=timeline, date=date, title=title, **fields)
    for article, words in evidence:
        Evidence.objects.create(event=event, article=article, words=words)
    return event
