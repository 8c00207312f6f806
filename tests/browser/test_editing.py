"""An editor's path, in a real browser: add, publish, find, withdraw."""

import pytest

from archive.roles import EDITOR

pytestmark = pytest.mark.browser


@pytest.fixture
def editor(django_user_model):
    from django.contrib.auth.models import Group

    user = django_user_model.objects.create_user("ada", password="a long enough password", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITOR.group))
    return user


def test_an_article_is_added_found_withdrawn_and_found_no_longer(chromium, archive, editor):
    context = chromium.new_context(base_url=archive)
    page = context.new_page()
    wrong = []
    page.on("console", lambda message: "Content Security Policy" in message.text and wrong.append(message.text))
    page.goto("/admin/")
    page.fill("input[name=username]", "ada")
    page.fill("input[name=password]", "a long enough password")
    page.click("input[type=submit]")

    page.get_by_text("Log out").wait_for()
    page.goto("/admin/archive/article/add/")
    page.fill("input[name=headline]", "Harbour bridge opens")
    page.click(".field-outlet .select2-selection")
    page.fill(".select2-dropdown .select2-search__field", "Newsw")
    page.click(".select2-results__option:has-text('Newsweek')")
    page.fill("textarea[name=body]", "The mayor cut a lavender ribbon on Monday.")
    page.select_option("select[name=state]", "published")
    page.click("input[name=_continue]")
    page.get_by_text("found by the next search").wait_for()

    page.goto('/search/?q="a lavender ribbon"')
    page.click("a[href*='#hit-1']")
    page.wait_for_url("**/articles/**")
    assert page.locator("mark").first.inner_text() == "a lavender ribbon"
    address = page.url.partition("?")[0]

    page.goto("/admin/archive/article/?q=Harbour")
    page.click("text=Harbour bridge opens")
    page.select_option("select[name=state]", "withdrawn")
    page.fill("textarea[name=withdrawal_reason]", "At the author’s wish.")
    page.click("input[name=_save]")
    page.get_by_text("its page now says why").wait_for()
    assert page.goto(address).status == 410
    assert page.get_by_text("At the author’s wish.").is_visible()
    page.goto('/search/?q="a lavender ribbon"')
    assert page.locator("a[href*='#hit-']").count() == 0
    assert wrong == []
    context.close()
