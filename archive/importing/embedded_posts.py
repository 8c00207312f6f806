"""Posts from social networks embedded in a page: the attribution line, and the lines above it that are the post.

A post leaves its text and then a line such as "— Name (@handle) October 15, 2018" in the scraped text, and nothing
that says where it begins. What is certain is its length: 280 characters, with addresses counted as 23 and that of an
attached picture not at all (Twitter, "Counting characters"). Within that, the lines without a blank line above the
attribution belong to the post, and what stands above a blank line only if it reads like a post: it ends with a
hashtag, a handle or an address, or an introduction that ends with a colon stands above it.
"""

import re

from archive.importing.draft import LineKind
from archive.importing.page import Page

LONGEST_POST = 280  # characters
ADDRESS_LENGTH = 23
PICTURE_ADDRESS = re.compile(r"\s?\bpic\.(?:twitter|x)\.com/\w+")
ADDRESS = re.compile(r"\bhttps?://\S+|\bt\.co/\w+")
ATTRIBUTION = re.compile(
    r"(?:[—–―-]{1,2}|&mdash;)\s?\S.{0,80}\(@\w{1,30}\)(?:\s.{0,40}\b(?:19|20)\d\d\b.{0,20}|\s\d{1,2}:\d\d.{0,40})?"
    r"|A (?:post|video|photo) (?:shared|posted) by .{1,80}\(@[\w.]{1,30}\).{0,60}"
)
LIKE_A_POST = re.compile(r"(?:#\w+|(?<!\w)@\w+|https?://\S+|t\.co/\w+|pic\.(?:twitter|x)\.com/\w+)[.!?…]*$")


def label_embedded_posts(page: Page) -> None:
    """Label each attribution line and the lines of the post above it."""
    for index in page.unlabelled():
        text = page.lines[index]
        if len(text) <= 200 and ATTRIBUTION.fullmatch(text):
            page.label(index, LineKind.ATTRIBUTION, "names who posted the lines above, with a handle")
            if not text.startswith("A "):
                _label_post(page, index)


def post_length(text: str) -> int:
    """The characters of a line as the network counts them."""
    text = PICTURE_ADDRESS.sub("", text)
    return len(ADDRESS.sub("x" * ADDRESS_LENGTH, text))


def _label_post(page: Page, attribution: int) -> None:
    """Walk up from the attribution: take lines while they fit, and cross a blank line only on evidence."""
    taken: list[int] = []
    possible: list[int] = []
    room = LONGEST_POST
    for index in range(attribution - 1, 0, -1):
        text = page.lines[index]
        if not text:
            continue
        if page.labels[index] is not None or (taken and text.endswith(":")):
            taken += possible if text.endswith(":") else []
            break
        room -= post_length(text) + 1
        if taken and room < 0:
            break
        nearest = not taken or (not possible and page.is_spaced and bool(page.lines[index + 1]))
        possible.append(index)
        if nearest or LIKE_A_POST.search(text):
            taken += possible
            possible = []
    for index in taken:
        page.label(index, LineKind.QUOTATION, "belongs to the post that is attributed below")
