from django.test import Client

from archive.views import home
from archive.views.errors import broken
from tests.factories import make_article
from tests.views.page_checks import assert_good_page


def test_a_fault_of_ours_says_so_without_database_or_request(monkeypatch, settings, caplog):
    def fall(request):
        raise RuntimeError("a fault")

    page = broken(None).content.decode()
    assert_good_page(page)
    assert "The fault is ours" in page
    monkeypatch.setattr(home, "render_page", lambda *args, **options: fall(None))
    response = Client(raise_request_exception=False).get("/about/")
    assert response.status_code == 500
    assert response.content.decode() == page


def test_not_found_offers_a_search(client):
    page = client.get("/nothing<script>").content.decode()
    assert 'class="search-form"' in page
    assert "nothing" not in page.lower().replace("nothing stands at this address", "")


def test_a_tombstone_shows_its_withdrawal_notice(client, db):
    article = make_article(
        "Gone", state="withdrawn", withdrawal_reason="It was wrong.", slug="gone", published="2018-10~"
    )
    article.notices.create(kind="withdrawal", text="Withdrawn after a complaint.", date="2019")
    article.notices.create(kind="correction", text="A correction.")
    page = client.get("/articles/gone/").content.decode()
    for told in ("Gone", "Harbour Courier", "about October 2018", "It was wrong.", "Withdrawn after a complaint."):
        assert told in page
    assert "A correction." not in page
    assert 'content="noindex"' in page
