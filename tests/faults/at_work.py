"""One process of the fault tests: `python -m tests.faults.at_work search|write|rebuild|fill FOLDER`.

It works on the archive in the folder until the file `stop` appears there, or until it is killed.
"""

import json
import os
import random
import sys
import traceback
from pathlib import Path

STEADY = "the steady phrase of this test"
ARTICLES = 300


def main(task, folder):
    os.environ["ARCHIVE_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    import django

    django.setup()
    print("ready", flush=True)
    {"fill": fill, "search": search, "write": write, "rebuild": rebuild}[task](Path(folder))


def fill(folder):
    from archive.models import Article, Outlet
    from archive.search.keep_index import build_index

    outlet = Outlet.objects.create(name="Harbour Courier", slug="harbour-courier")
    Article.objects.bulk_create(
        Article(
            headline=f"Article {number}",
            slug=f"article-{number}",
            outlet=outlet,
            body=f"Here is {STEADY}.\n\nVersion 0 of {number}.",
            extent="full",
            state="published",
        )
        for number in range(ARTICLES)
    )
    build_index()


def search(folder):
    """Asks until it is told to stop; says how often, and every answer that was not the right one."""
    from archive.search.find import find

    asked, wrong = 0, []
    while not (folder / "stop").exists():
        try:
            results = find(f'"{STEADY}"', page_size=1)
            answer = (results.articles_total, results.occurrences_total, len(results.articles))
        except Exception:
            answer = traceback.format_exc()
        asked += 1
        if answer != (ARTICLES, ARTICLES, 1):
            wrong.append(str(answer))
    print(json.dumps({"asked": asked, "wrong": wrong[:20]}), flush=True)


def write(folder):
    """Changes one article after another, each saved and indexed before the next."""
    from archive.models import Article

    chance = random.Random()
    while not (folder / "stop").exists():
        number = chance.randrange(ARTICLES)
        article = Article.objects.get(slug=f"article-{number}")
        article.body = f"Here is {STEADY}.\n\nVersion {chance.randrange(10**9)} of {number}."
        article.save()


def rebuild(folder):
    from archive.search.engines import IndexBusy
    from archive.search.keep_index import build_index

    while not (folder / "stop").exists():
        try:
            build_index()
        except IndexBusy:
            continue


if __name__ == "__main__":
    main(*sys.argv[1:])
