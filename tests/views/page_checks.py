"""What holds for every page: tags in balance, identifiers once, no style or script inside, nothing from elsewhere."""

from collections import Counter
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INSIDE_PARAGRAPHS_NEVER = {"p", "ul", "ol", "dl", "div", "figure", "blockquote", "section", "table", "h1", "h2", "h3"}


class PageCheck(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.ids = Counter()
        self.fragments = set()
        self.headings = []
        self.faults = []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if len(values) != len(attributes):
            self.faults.append(f"<{tag}> has an attribute twice")
        if "style" in values or any(name.startswith("on") for name in values):
            self.faults.append(f"<{tag}> has a style or a script in it")
        if tag == "style" or (tag == "script" and values.get("type") != "application/ld+json"):
            self.faults.append(f"<{tag}> stands in the page")
        if tag == "a" and "a" in self.open:
            self.faults.append("a link stands in a link")
        if "p" in self.open and tag in INSIDE_PARAGRAPHS_NEVER:
            self.faults.append(f"<{tag}> stands in a <p>")
        if tag in {"link", "img"} and values.get("rel") in {"stylesheet", "icon", "preload", None}:
            address = values.get("href") or values.get("src") or ""
            if not address.startswith("/"):
                self.faults.append(f"{address} is asked of another host")
        if values.get("id"):
            self.ids[values["id"]] += 1
        if tag == "a" and (values.get("href") or "").startswith("#"):
            self.fragments.add(values["href"][1:])
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


def assert_good_page(html):
    check = PageCheck()
    check.feed(html)
    check.close()
    assert check.faults == []
    assert check.open == []
    assert [identifier for identifier, count in check.ids.items() if count > 1] == []
    assert check.fragments <= set(check.ids), "a link leads to no place on the page"
    assert check.headings.count(1) == 1
    assert html.lower().startswith("<!doctype html>")
