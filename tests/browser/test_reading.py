"""A reader's and a researcher's path, in a real browser, without JavaScript."""

import pytest

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/about/",
    "/articles/everything/",
    "/articles/everything/?q=%22not+the+norm%22",
    "/outlets/",
    "/outlets/huffpost-australia/",
    "/topics/",
    "/topics/metoo/",
    "/dates/",
    "/dates/2018/",
    "/dates/2018/10/",
    "/dates/2018/10/15/",
    "/on/10-15/",
    "/timelines/",
    "/timelines/metoo-anniversary-2018/",
    "/search/",
    "/search/?q=%22silence+is+not+the+norm%22",
    "/search/?q=zebra",
    "/search/?q=%28norm+author%3Ax",
    "/help/search/",
]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways_or_asks_elsewhere(open_page, width):
    page = open_page(width=width)
    for path in PAGES:
        assert page.goto(path).status == 200, path
        assert page.evaluate(OVERFLOW) <= 0, f"{path} at {width}"
        assert page.locator("h1").count() == 1, path
        assert page.locator("main").count() == 1, path


def test_a_phrase_is_found_and_read_in_its_place_by_keyboard_alone(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.locator("input[name=q]:focus").count():
            break
    page.keyboard.type('"silence is not the norm"')
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.get_by_text("Newsweek").count()
    line = page.locator("a[href*='#hit-']").first
    line.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    target = page.locator("mark:target")
    assert target.inner_text().lower() == "silence is not the norm"
    box = target.bounding_box()
    assert 0 <= box["y"] <= 900


def test_a_closed_outlet_s_article_says_so_on_screen_and_in_print(open_page):
    page = open_page()
    page.goto("/articles/everything/")
    notice = page.get_by_text("HuffPost Australia closed in 2021").first
    assert notice.is_visible()
    assert page.get_by_text("about 15 October 2018 (inferred)").first.is_visible()
    page.emulate_media(media="print")
    assert notice.is_visible()
    assert page.get_by_text("Jo Reed/Quay Images").first.is_visible()
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_light_and_dark(open_page, scheme):
    page = open_page(color_scheme=scheme)
    page.goto("/articles/everything/")
    ink, ground = page.evaluate(
        "[getComputedStyle(document.querySelector('main p')).color,"
        " getComputedStyle(document.documentElement).backgroundColor]"
    )
    assert ink != ground
    lightness = [sum(int(n) for n in colour[colour.index("(") + 1 : -1].split(",")[:3]) for colour in (ink, ground)]
    assert (lightness[0] < lightness[1]) == (scheme == "light")
