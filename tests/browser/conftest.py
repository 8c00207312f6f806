"""A filled archive, served, and Debian's Chromium to look at it with."""

import os
from pathlib import Path

import pytest

from archive.importing.catalogue import load_catalogue
from archive.models import Outlet
from archive.search.keep_index import build_index
from tests.factories import make_article

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]

# Playwright's synchronous interface runs an event loop in this thread; the database is used from it all the same.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM.exists():
        pytest.skip(f"Debian's Chromium is not installed: {CHROMIUM}")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def archive(live_server, settings):
    """The founding catalogue, and one long article with all that an article may have."""
    load_catalogue(settings.CATALOGUE_DIR)
    make_article(
        "A long article with everything",
        "\n\n".join(
            ["## A part", "Silence is not the norm here, they said. " * 12, "> A quotation.\n>\n> — Ana (@ana)"] * 9
        ),
        outlet=Outlet.objects.get(slug="huffpost-australia"),
        slug="everything",
        standfirst="It has a standfirst too.",
        bylines=["Jo Reed", "Ana Núñez"],
        captions=[("A crowd at the gate", "Jo Reed/Quay Images")],
        published="2018-10-15~",
        published_basis="inferred",
    )
    build_index()
    return live_server.url


class Watched:
    """A page that notes what it must never do: ask another host, break its policy, raise an error, set a cookie."""

    def __init__(self, context, home):
        self.context, self.home, self.wrong = context, home, []
        self.page = context.new_page()
        self.page.on("request", self._asked)
        self.page.on("console", lambda message: message.type == "error" and self.wrong.append(message.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def _asked(self, request):
        if not request.url.startswith((self.home, "data:")):
            self.wrong.append(f"asked another host: {request.url}")

    def check(self):
        assert self.wrong == []
        assert self.context.cookies() == []


@pytest.fixture
def open_page(chromium, archive):
    """Opens a window of a width, and checks at the end that nothing was amiss in any."""
    opened = []

    def open_window(*, width=1280, **options):
        context = chromium.new_context(viewport={"width": width, "height": 900}, base_url=archive, **options)
        opened.append(Watched(context, archive))
        return opened[-1].page

    yield open_window
    for watched in opened:
        watched.check()
        watched.context.close()
