"""The head of a page: its headline, and what stands above it and between it and the text.

The headline is the first line that nothing else explains, if it is short enough for one. A standfirst is a short
line under it with evidence for being no paragraph: the words it quotes come again in the text, or a byline or date
stands below it, or it does not end as a sentence does. Short first paragraphs without such evidence stay text.
"""

import re
from itertools import islice

from archive.importing.captions import read_credit, split_caption
from archive.importing.draft import LineKind
from archive.importing.line_rules import Label, tells_of_end
from archive.importing.names import is_name, is_office, read_agency, read_byline
from archive.importing.page import Page, size
from archive.importing.printed_dates import read_dateline, split_dateline
from archive.importing.vocabulary import SECTIONS
from archive.words import folded_words

LONGEST_HEADLINE = 40  # words; the longest of a tabloid's are about thirty
LONGEST_SENTENCE_HEADLINE = 20  # words; a longer line that ends with a full stop is a paragraph
LONGEST_STANDFIRST = 40
LONGEST_SITE_NAME = 5
MOST_RIGHTS = 5  # lines
BEHIND_HEADLINE = re.compile(r"\s*[|–—:»-]\s*\S.*")
LONGEST_HEAD_NOTICE = 60
LEAST_QUOTED = 4  # words that come again by accident are fewer
SEARCHED_FOR_QUOTATION = 200_000  # characters of the text
TWO_SENTENCES = re.compile(r"[^A-Z.][.!?][”\"’']? +[A-Z“\"]")
QUOTED = re.compile(r"[“\"«„](.+?)[”\"»“]")
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,500}")


def label_head(page: Page) -> None:
    """Label the headline and what stands above it."""
    rights = "\n".join(page.lines[index] for index in islice(page.of_kind(LineKind.COPYRIGHT), MOST_RIGHTS))
    for index in page.unlabelled():
        label = _above_headline(page, index) or _site_name(page, index, rights)
        if label is None:
            if is_headline(page.lines[index]):
                page.label(index, LineKind.HEADLINE, "is the first line that can be a headline")
                _label_under_headline(page, index)
            return
        page.labels[index] = label


def is_headline(text: str) -> bool:
    """Whether the line is short enough for a headline, and not sentences of a text."""
    words = size(text)
    if words > LONGEST_HEADLINE:
        return False
    return not (words > LONGEST_SENTENCE_HEADLINE and (text.endswith(".") or TWO_SENTENCES.search(text)))


def label_standfirst(page: Page, headline: int) -> None:
    """Label the first line of text under the headline, if it is a standfirst."""
    texts = page.unlabelled(headline + 1)
    first, second = next(texts, None), next(texts, None)
    if first is None or second is None or size(page.lines[first]) > LONGEST_STANDFIRST:
        return
    reason = _why_standfirst(page, first, second)
    if reason:
        page.label(first, LineKind.STANDFIRST, reason)


def _above_headline(page: Page, index: int) -> Label | None:
    text = page.lines[index]
    if size(text) <= LONGEST_HEAD_NOTICE and text.endswith((".", "!")) and tells_of_end(text):
        return Label(LineKind.CLOSURE_NOTICE, "stands above the headline and tells of an outlet's end")
    if WEB_ADDRESS.fullmatch(text):
        return Label(LineKind.ADDRESS, "is an address and stands above the headline")
    if text.casefold() in SECTIONS or (size(text) <= 8 and re.search(r"\w\s[>»›]\s\w", text)):
        return Label(LineKind.SECTION, "is the name of a section and stands above the headline")
    return _byline_or_date(text)


def _site_name(page: Page, index: int, rights: str) -> Label | None:
    """The name of the site over the page, or the headline once more with that name behind it."""
    text = page.lines[index]
    if size(text) <= LONGEST_SITE_NAME and re.search(rf"\b{re.escape(text)}\b", rights):
        return Label(LineKind.FURNITURE, "is a name that the claim of rights gives as well")
    below = next(page.unlabelled(index + 1), None)
    if below is not None and size(text) <= LONGEST_HEADLINE:
        shorter = page.lines[below]
        if size(text) <= LONGEST_SITE_NAME and shorter.casefold() in SECTIONS:
            return Label(LineKind.FURNITURE, "is a name that stands above that of a section")
        if text.startswith(shorter) and BEHIND_HEADLINE.fullmatch(text, len(shorter)):
            return Label(LineKind.FURNITURE, "is the headline below with more behind it")
    return None


def _label_under_headline(page: Page, headline: int) -> None:
    """Bylines, dates and copies of the headline: a long standfirst may stand above them, but not two paragraphs."""
    clear = page.first_clear_texts(count=2)
    end = clear[1] if len(clear) == 2 else len(page.lines)
    for index in page.unlabelled(headline + 1):
        text = page.lines[index]
        if text == page.lines[headline]:
            page.label(index, LineKind.FURNITURE, "repeats the headline")
        elif index < end:
            page.labels[index] = _byline_or_date(text) or _bare_byline(page, index)


def _bare_byline(page: Page, index: int) -> Label | None:
    """A name without "By", told by the date or the writer's office below it; and that office."""
    text = page.lines[index]
    above = next((line for line in range(index - 1, -1, -1) if page.lines[line]), None)
    if above is not None and page.kind(above) is LineKind.BYLINE and is_office(text):
        return Label(LineKind.FURNITURE, "is the writer's office and stands below a name")
    below = next(page.written(index + 1), None)
    if below is not None and is_name(text) and (is_office(page.lines[below]) or read_dateline(page.lines[below])):
        return Label(LineKind.BYLINE, "is a name and stands above a date or the writer's office")
    return None


def _byline_or_date(text: str) -> Label | None:
    if read_dateline(text):
        return Label(LineKind.DATELINE, "is a date and nothing else")
    name, _ = split_dateline(text)
    if read_byline(name):
        return Label(LineKind.BYLINE, "says who wrote the article")
    if read_agency(name):
        return Label(LineKind.SYNDICATION_CREDIT, "names an agency as the writer")
    return None


def _why_standfirst(page: Page, first: int, second: int) -> str:
    text = page.lines[first]
    between = {page.kind(index) for index in range(first + 1, second)}
    if between & {LineKind.BYLINE, LineKind.DATELINE}:
        return "stands between headline and byline"
    if not page.is_sentence(first) and size(text) >= LEAST_QUOTED and page.is_sentence(second):
        return "stands under the headline and does not end as a sentence does"
    quoted = QUOTED.match(text)
    if quoted and _comes_again(page, quoted[1], second):
        return "stands under the headline, and the words it quotes come again in the text"
    return ""


def _comes_again(page: Page, quoted: str, start: int) -> bool:
    wanted = folded_words(quoted)
    if len(wanted) < LEAST_QUOTED:
        return False
    rest = "\n".join(page.lines[index] for index in page.unlabelled(start))[:SEARCHED_FOR_QUOTATION]
    return f" {' '.join(wanted)} " in f" {' '.join(folded_words(rest))} "


def label_pictures(page: Page) -> None:
    """Label captions and credits, wherever they stand."""
    for index in page.unlabelled():
        text = page.lines[index]
        if read_credit(text):
            page.label(index, LineKind.CREDIT, "is a photographer's or agency's credit and nothing else")
        elif split_caption(text):
            page.label(index, LineKind.CAPTION, "ends with a picture's credit or begins as a caption does")


def label_captions_by_credit(page: Page) -> None:
    """Label as caption the line right above a credit, where blank lines show that the two belong together."""
    if not page.is_spaced:
        return
    for index in range(1, len(page.lines)):
        if page.kind(index) is LineKind.CREDIT and page.labels[index - 1] is None:
            page.label(index - 1, LineKind.CAPTION, "stands right above a picture's credit")
