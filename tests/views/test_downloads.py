import json

import pytest


def test_the_whole_article_is_what_the_api_gives(filled, client):
    response = client.get("/articles/march.json")
    assert response.headers["Content-Type"].startswith("application/json")
    assert response.json() == client.get("/api/articles/march").json()


def test_csl_is_a_list_of_one_item(filled, client):
    (item,) = json.loads(client.get("/articles/march.csl.json").content)
    assert item["title"] == "The quiet march: me too"
    assert item["issued"] == {"date-parts": [[2018, 10, 15]]}


@pytest.mark.parametrize(
    ("address", "content_type", "beginning"),
    [
        ("/articles/march.bib", "application/x-bibtex; charset=utf-8", "@online{march,"),
        ("/articles/march.ris", "application/x-research-info-systems; charset=utf-8", "TY  - "),
        ("/articles/march.csl.json", "application/vnd.citationstyles.csl+json", "["),
    ],
)
def test_references_are_files_to_save(filled, client, address, content_type, beginning):
    response = client.get(address)
    assert response.headers["Content-Type"] == content_type
    assert response.headers["Content-Disposition"] == f'attachment; filename="{address.rpartition("/")[2]}"'
    assert response.content.decode().startswith(beginning)
    assert "Evening Lantern closed in 2021." in response.content.decode()
    assert "http://testserver/articles/march/" in response.content.decode()


def test_the_plain_text_is_read_where_it_stands(filled, client):
    response = client.get("/articles/march.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Content-Disposition" not in response.headers
