"""The end of a page: where the article stops, and what follows it.

Text that is certainly text (`Page.is_clear_text`) never counts as furniture here: what the rules cannot explain
stays in the article, and only lines after the last certain paragraph are set aside for where they stand.
"""

import re

from archive.importing.draft import LineKind
from archive.importing.line_rules import Label, tells_of_end
from archive.importing.names import is_name, name_in_box, read_byline
from archive.importing.page import Page, size
from archive.importing.printed_dates import read_dateline, split_dateline
from archive.importing.vocabulary import AFTERWARDS

ABOUT_WRITER = re.compile(
    r"(?:about|meet|more (?:about|by|from)|written by|by) (?:the|this|our) (?:writers?|authors?|reporters?|"
    r"journalists?|contributors?|columnists?|editors?)\W*|(?:author|writer|reporter) (?:bio|profile|information|"
    r"details)\W*",
    re.IGNORECASE,
)
ABOUT_NAME = re.compile(r"about (.{3,60})", re.IGNORECASE)
BOX_END = re.compile(r"\b(?:read|see|view|show) (?:more|full bio|all)\W*$", re.IGNORECASE)
LONGEST_BOX = 12  # lines
NEWSROOM_ROLE = re.compile(
    r"\b(?:(?:staff|freelance|contributing|senior) (?:writer|editor)|reporter|correspondent|columnist|editor|"
    r"journalist)s?\b"
    r"[^.]{0,40}\b(?:for|at|with|of|on|covering|based|in|who covers)\b",
    re.IGNORECASE,
)
REACH_WRITER = re.compile(
    r"\b(?:follow (?:him|her|them|\S+ \S+)|(?:can be )?reach(?:ed)? (?:him|her|them|at)|email (?:him|her|them)|"
    r"contact (?:the )?(?:reporter|author|writer|him|her|them))\b|^contact \S+",
    re.IGNORECASE,
)
SOURCE_LINE = re.compile(
    r"(?:(?:news |original |article |story )?sources?\s?[:|]|via:? @?[A-Z]\S*(?: \S+){0,4}$|h/t\b|hat tip\b"
    r"|(?:(?:originally|first) (?:published|posted|appeared|ran)|republished|reprinted|syndicated|distributed)"
    r" (?:by|in|on|at|from|with|courtesy)\b[^,]{2,80}$)",
    re.IGNORECASE,
)
APPEARED_ELSEWHERE = re.compile(
    r"\bthis (?:article|story|post|piece|column|content|report|interview|essay|dispatch)\s"
    r"(?:(?:was|is|has been|first|originally|also|previously|being) )*(?:appeared|published|posted|ran|republished|"
    r"reprinted|produced|provided|distributed|syndicated)\b[^.]{0,30}\b(?:in|on|at|by|from|with|for)\b",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(
    r"\bcontributed (?:to this (?:report|story|article)|reporting)\b|^\W*(?:\(?(?:additional )?reporting by|"
    r"reporting and writing by|editing by)\b"
    r"|^\W*(?:with (?:files|reporting|additional reporting) (?:from|by))\b|^\W*\(?(?:AP|AFP|Reuters|UPI|PA|dpa|"
    r"ANSA|EFE|Xinhua)\)?\W*$",
    re.IGNORECASE,
)
LONGEST_CREDIT = 60  # words
LASTING = re.compile(
    r"archiv|remains? (?:online|available)|(?:kept|left|stays?) (?:online|available)|preserved|no longer updated|"
    r"this (?:page|site|website|newspaper|magazine|publication|blog)\b",
    re.IGNORECASE,
)
TAGS = re.compile(r"(?:tags?|topics?|filed under|keywords|categories|category|posted in|more on)\s*[:|]", re.IGNORECASE)
MEDIA_LABEL = re.compile(
    r"(?:watch|video|listen|photos?|gallery|in pictures)(?: (?:now|below|above|more|live))?\s?[:|]\s?\S", re.IGNORECASE
)
LONGEST_HEADING = 8  # words
# Under a signature or the last line of a poem stand tags and buttons; only these have a heading of their own.
HEADED = frozenset({LineKind.SLOGAN, LineKind.PROMOTION, LineKind.AUTHORS_BOX})


def label_authors_boxes(page: Page) -> None:
    """Label "About the writer" and the lines that follow it, to "Read more" or to the end of their block."""
    for index in page.unlabelled():
        text = page.lines[index]
        about = ABOUT_NAME.fullmatch(text)
        if not (ABOUT_WRITER.fullmatch(text) or (about and is_name(about[1]))):
            continue
        page.label(index, LineKind.AUTHORS_BOX, "heads a box about the writer")
        for line in page.block_after(index, longest=LONGEST_BOX):
            if page.labels[line] is None or page.kind(line) is LineKind.PROMOTION:
                page.label(line, LineKind.AUTHORS_BOX, "stands in the box about the writer")
            if BOX_END.search(page.lines[line][-40:]):
                break


def label_offers(page: Page) -> None:
    """Label bullets right under a promotion, and links to films and galleries that stand among the paragraphs."""
    for index in page.unlabelled():
        if index and index in page.bullets and page.kind(index - 1) is LineKind.PROMOTION:
            page.label(index, LineKind.PROMOTION, "is an item of the offer above")
        elif MEDIA_LABEL.match(page.lines[index]) and not page.is_sentence(index) and size(page.lines[index]) <= 25:
            page.label(index, LineKind.PROMOTION, "leads to a film, a gallery or another article")


def label_end(page: Page) -> None:
    """Label what follows the article: repeated slogans, boxes, credits, notices and what stands among them."""
    _label_slogans(page)
    _label_backwards(page)
    _label_after_end(page)
    _label_backwards(page)


def _label_slogans(page: Page) -> None:
    last_text = page.last_clear_text()
    for index in page.unlabelled(last_text + 1):
        if last_text >= 0 and page.is_repeated(index) and index not in page.bullets and size(page.lines[index]) >= 3:
            page.label(index, LineKind.SLOGAN, "stands more than once after the text")


def _label_backwards(page: Page) -> None:
    """From the last line up, as long as every line is furniture."""
    writers = {
        name for index in page.of_kind(LineKind.BYLINE) for name in read_byline(split_dateline(page.lines[index])[0])
    }
    below: LineKind | None = None
    for index in reversed(range(len(page.lines))):
        if page.kind(index) is LineKind.BLANK:
            continue
        if page.labels[index] is None:
            label = _furniture_at_end(page, index, below=below, writers=writers)
            if label is None:
                return
            page.labels[index] = label
        elif page.kind(index) in {LineKind.QUOTATION, LineKind.ATTRIBUTION, LineKind.HEADLINE}:
            return
        below = page.kind(index)


def _furniture_at_end(page: Page, index: int, *, below: LineKind | None, writers: set[str]) -> Label | None:
    text = page.lines[index]
    words = size(text)
    if words <= LONGEST_CREDIT and (
        SOURCE_LINE.match(text) or APPEARED_ELSEWHERE.search(text) or CONTRIBUTED.search(text)
    ):
        return Label(LineKind.SYNDICATION_CREDIT, "stands after the text and says where it came from")
    if words <= LONGEST_CREDIT and tells_of_end(text) and LASTING.search(text):
        return Label(LineKind.CLOSURE_NOTICE, "stands after the text and tells of an outlet's end")
    if words <= LONGEST_CREDIT and _is_about_writer(text, writers):
        return Label(LineKind.AUTHORS_BOX, "stands after the text and says who the writer is")
    if read_byline(text):
        return Label(LineKind.BYLINE, "stands after the text and says who wrote it")
    if read_dateline(text):
        return Label(LineKind.DATELINE, "stands after the text and is a date and nothing else")
    if TAGS.match(text) and words <= 40:
        return Label(LineKind.FURNITURE, "lists the page's topics")
    if below in HEADED and words <= LONGEST_HEADING and not page.is_sentence(index) and _is_title(text):
        return Label(LineKind.FURNITURE, "is a heading with nothing of the article beneath it")
    return None


def _is_about_writer(text: str, writers: set[str]) -> bool:
    if REACH_WRITER.search(text) and "@" in text:
        return True
    name = name_in_box(text[:200])
    if not name or text.find(name) > 40:
        return False
    return name in writers or bool(NEWSROOM_ROLE.search(text))


def _is_title(text: str) -> bool:
    long_words = [word for word in text.split() if len(word) > 3]
    return all(not word[0].islower() for word in long_words) or len(text.split()) <= 2


def _label_after_end(page: Page) -> None:
    """After a box about the writer or a claim of rights nothing short is text; after "Comments" no fragment is."""
    last_text = page.last_clear_text()
    if last_text < 0:
        return
    over = ended = False
    for index in range(last_text + 1, len(page.lines)):
        kind = page.kind(index)
        ended = ended or kind in {LineKind.AUTHORS_BOX, LineKind.COPYRIGHT}
        over = over or (kind is LineKind.BUTTON and page.lines[index].casefold().strip(" :»>") in AFTERWARDS)
        if kind is not None:
            continue
        if ended and index in page.bullets:
            page.label(index, LineKind.PROMOTION, "is a list that stands after the end of the article")
        elif ended or (over and not page.is_sentence(index)):
            page.label(index, LineKind.FURNITURE, "stands after the end of the article")
