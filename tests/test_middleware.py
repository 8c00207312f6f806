import pytest


@pytest.mark.parametrize(
    "path", ["/", "/search/", "/about/", "/api/articles", "/unheard-of/", "/static/unheard-of.css"]
)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_public_addresses_are_read_only(client, db, path, method):
    response = getattr(client, method)(path)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/", "/about/", "/unheard-of/", "/admin/login/"])
def test_every_page_asks_no_other_host(client, db, path):
    policy = client.get(path).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_desk_may_be_written_to(client, db):
    assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 200
