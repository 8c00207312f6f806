"""Filling in a form of the admin as a browser does: everything that it shows is sent back, with some of it changed."""

from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


def address(noun, thing=None):
    return reverse(f"admin:archive_{noun}_change", args=[thing.pk]) if thing else reverse(f"admin:archive_{noun}_add")


def fill(client, noun, thing=None, *, rows=None, **changes):
    """Posts the form of the noun; `rows` are new rows by the prefix of their formset."""
    page = client.get(address(noun, thing))
    assert page.status_code == 200
    data = _as_shown(page)
    for prefix, new in (rows or {}).items():
        first = int(data[f"{prefix}-TOTAL_FORMS"])
        data[f"{prefix}-TOTAL_FORMS"] = first + len(new)
        data |= {f"{prefix}-{first + n}-{name}": value for n, row in enumerate(new) for name, value in row.items()}
    return client.post(address(noun, thing), data | changes)


def new_article(client, **fields):
    fields = {"headline": "A lamp in the harbour", "slug": "a-lamp-in-the-harbour", **fields}
    return fill(client, "article", **fields)


def errors(response):
    """What the form refused, by field."""
    assert response.status_code == 200, "the form was taken"
    return response.context["adminform"].form.errors


def row_errors(response):
    return [error for rows in response.context["inline_admin_formsets"] for error in rows.formset.errors if error]


def said(response):
    """The messages that the next page shows."""
    assert response.status_code == 302, errors(response) or row_errors(response)
    return [str(message) for message in get_messages(response.wsgi_request)]


def queries_of(client, page):
    """How many queries the page takes."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)


def _as_shown(page):
    formsets = [rows.formset for rows in page.context["inline_admin_formsets"]]
    forms = [page.context["adminform"].form]
    forms += [form for formset in formsets for form in (formset.management_form, *formset.forms)]
    shown = {bound.html_name: bound.value() for form in forms for bound in form}
    shown = {name: "on" if value is True else value for name, value in shown.items()}
    return {name: value for name, value in shown.items() if value is not None and value is not False}
