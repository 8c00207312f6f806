"""What a line of scraped text is, told from the line alone.

Each rule is a function from a line to the reason it fires, or "". `label_line` asks them in order; the first that
answers wins. The rules here are safe wherever a line stands: what depends on its place (a headline, a "Source:" at
the end, a sentence about a newspaper that closed) is told in `page_head.py` and `page_end.py`.

A rule wants two signs before it sets a sentence aside, because a sentence lost from an article is worse than a
promotion left in it: "Sign up" alone is news about a clinic, "Sign up" with "newsletter" is the page talking.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from archive.importing.draft import LineKind
from archive.importing.vocabulary import BUTTONS

Rule = Callable[[str], str]

# The page talks about itself in short lines; what is longer is text, and no pattern is tried on it.
LONGEST_FURNITURE = 700  # characters
LONGEST_PROMOTION = 60  # words
QUOTES = "“”„«»\"‘’'"

COUNTED_BUTTON = re.compile(
    r"(?:\d[\d.,]*[km]?\s+(?:comments?|shares?|likes?|views?|retweets?|replies|votes?)"
    r"|(?:comments?|shares?|likes?|views?)\s*[:(]?\s*\d[\d.,]*[km]?\)?|\d+\s*(?:/|of)\s*\d+"
    r"|\d+[ -]min(?:ute)?s?(?: read)?|reading time:? \d+.{0,12})",
    re.IGNORECASE,
)
SENTENCE_START = r"(?:^|[.!?:–—|>][”\"’']?\s+)(?:please |to |just |you can )?"
ASKS = re.compile(
    SENTENCE_START + r"(?:subscribe|sign[ -]up|register|join|download|click|tap|follow us|enter your|never miss|"
    r"don[’']t miss|want more)\b",
    re.IGNORECASE,
)
# These open sentences of news as well ("Like its rivals, the newsletter …"), so they must speak of "our" or "your".
MAY_ASK = re.compile(
    SENTENCE_START + r"(?:get|receive|like|support|donate|try|start|stay|keep up|become a|check out|read more|see more|"
    r"visit|listen|follow|enjoyed|enjoying)\b.{0,200}\b(?:our|your|us)\b",
    re.IGNORECASE,
)
PAGES_OWN_GOODS = re.compile(
    r"\bnewsletters?\b|\byour (?:e-?mail )?(?:inbox|doorstep|door)\b|\bsubscribe to\b|\bsubscribe (?:now|today|here)\b|"
    r"\b(?:your|our|an?|the|free|digital|print|annual) (?:\w+ )?subscription\b|\bour (?:free )?app\b|"
    r"\bour (?:free |daily |weekly |morning )*(?:e-?mails?|alerts?|podcast|journalism|coverage|"
    r"channel|(?:facebook )?page)\b|"
    r"\b(?:exclusive|breaking|daily|news|e-?mail) (?:updates|alerts)\b|\bapp store\b|\bgoogle play\b|\bad-free\b|"
    r"\bbecome a (?:member|subscriber|supporter|patron)\b|\bpush notifications\b|\bfollow us\b|\blike us on\b|"
    r"\bfree trial\b|\bour (?:reporters|newsroom|work)\b",
    re.IGNORECASE,
)
FOLLOW_US = re.compile(
    r"^(?:follow|like|find|join) (?:us|\S+(?: \S+){0,4}) on (?:facebook|twitter|instagram|x|telegram|whatsapp|"
    r"youtube|tiktok)\b",
    re.IGNORECASE,
)
AD_LABEL = re.compile(
    r"^(?:advertisement|sponsored|sponsored (?:content|post)|paid (?:content|post)|promoted)\W*$", re.IGNORECASE
)
MORE_LIKE_THIS = re.compile(
    r"^(?:read (?:more|also|next|this)|see also|also read|also see|related|more on this|more from [^:]{1,40}|"
    r"(?:you )?(?:may|might) also like|recommended|don[’']t miss)\s*[:>»|–—]\s*\S",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"^\W*(?:copyright\b|\(c\)|©).{0,60}(?:\b(?:19|20)\d\d\b|\brights\b)|^all rights reserved\b|"
    r"\ball rights reserved\W*$"
    r"|\bmay not be (?:published|reproduced|copied)[^.]{0,80}\b(?:broadcast|rewritten|redistributed|permission)\b",
    re.IGNORECASE,
)
ABOUT_MACHINES = re.compile(
    r"\b(?:AI|A\.I\.|artificial intelligence|large language models?|machine[- ]translat\w+|automat(?:ion|"
    r"ed translation))\b"
)
ABOUT_MAKING = re.compile(
    r"\bhow (?:\S+ ){1,4}uses? (?:AI|A\.I\.|artificial intelligence)\b"
    r"|\bthis (?:article|story|page|summary|text|translation|content)\b.{0,60}\b(?:generated|written|produced|"
    r"created|translated|assist\w*|edited)\b"
    r"|\b(?:generated|written|produced|created|translated) (?:with|by|using)\b.{0,40}\b(?:AI|"
    r"artificial intelligence)\b.{0,60}\b(?:editors?|reviewed|newsroom|checked)\b",
    re.IGNORECASE,
)
# "This story is based on documents in the archive" is news; "This story is part of our archive" is the page talking.
# So only these words may stand between the page and the word "archive".
ON_THE_WAY = (
    r"(?:(?:exists?|is|remains?|appears|stands|forms|has|been|was|being|it|and|only|now|here|still|kept|preserved|"
    r"maintained|available|provided|presented|online|web|digital|news|newspaper|historical|static|permanent|public|"
    r"read-only|content|as|part|of|our|the|an?|in|on|from|for|to|its|their|this|site|website|version|"
    r"copy)\s+){1,12}"
)
THE_PAGE = (
    r"(?:this|our) (?:(?:web|news|online|original|archived?) )?(?:article|page|post|story|site|website|web site|"
    r"blog|content|edition|section|publication|column|newspaper|magazine|version)(?:, [^,.]{1,60},)?"
)
ARCHIVE_NOTICE = re.compile(
    rf"(?:^|[.!:] )\W*(?:please note:? (?:that )?)?{THE_PAGE}\s+"
    rf"(?:{ON_THE_WAY}archiv(?:es?|ed|al)\b"
    r"|is no longer (?:being )?(?:actively )?(?:updated|maintained|monitored|published|in operation)\b"
    r"|has not been updated since\b)"
    r"|^\W*you(?: are|[’']re) (?:currently |now )?(?:viewing|reading|looking at|browsing|visiting)\s+"
    + ON_THE_WAY
    + r"archiv"
    r"|^\W*(?:archived?|archive (?:notice|content|page|story))\s*[:–—-]\s*this\b",
    re.IGNORECASE,
)
CLOSURE = re.compile(
    r"\b(?:closed(?: down)?|shut(?:tered)?(?: down)?|ceased(?: (?:its )?(?:publication|publishing|operations?|"
    r"to exist|to publish))|(?:stopped|ended|suspended) (?:its )?(?:publishing|publication|operations?)|"
    r"discontinued|went out of business|folded|no longer (?:being )?(?:published|updated|maintained)|"
    r"published its (?:last|final) (?:edition|issue|story|article))\b",
    re.IGNORECASE,
)
# One page that is no longer updated, a live blog's for example, is no outlet's end.
PAGE_AT_REST = re.compile(
    r"\b(?:article|page|post|story|content|version|live ?blog)s? is no longer (?:being )?(?:updated|maintained)",
    re.IGNORECASE,
)
PUBLISHES = re.compile(
    r"\b(?:newspaper|magazine|site|website|newsroom|publication|publish(?:ed|ing)|archive[sd]?|outlet|blog|paper|"
    r"edition|issue|journal|weekly|broadcaster|station|title|updated|stories|articles)\b",
    re.IGNORECASE,
)
CORRECTION = re.compile(
    r"^\W*(?:correction|clarification|retraction|erratum|corrected)s?\b[^:.—–]{0,40}[:—–] ", re.IGNORECASE
)
EARLIER_VERSION = re.compile(
    r"\b(?:an?|the) (?:earlier|previous|original|prior) version of this (?:article|story|post|column|report|headline)\b"
    r"|\bthis (?:article|story|post|column) (?:has been|was) (?:updated|corrected|amended|clarified|edited|revised)\b",
    re.IGNORECASE,
)
CONTENT_NOTE = re.compile(
    r"^\W*(?:(?:content|trigger) (?:warning|note|notice)\b|(?:warning|caution|note|tw|cw)\W+(?:this|the) "
    r"(?:article|story|post|piece|video|page)\b.{0,40}\b(?:contains?|includes?|discuss\w*|describes?|details?|"
    r"graphic)\b)"
    r"|^this (?:article|story|post|piece) (?:contains|includes|discusses|describes) (?:\w+ )?"
    r"(?:graphic|disturbing|distressing|descriptions? of|references? to|sensitive|details of)\b",
    re.IGNORECASE,
)


def is_button(text: str) -> str:
    """A control of the page: its whole text is a word such as "Close", "Share", "12 comments"."""
    bare = " ".join(text.casefold().strip(" .…:»«>‹›|+×✕-–—•*()[]\u00a0").split())
    if bare in BUTTONS:
        return "is a button or label of the page's interface and nothing else"
    if not any(character.isalnum() for character in text):
        return "has no letter or digit in it"
    return "counts or measures something of the page" if COUNTED_BUTTON.fullmatch(bare) else ""


def is_promotion(text: str) -> str:
    """The page offering its own goods: newsletters, subscriptions, apps, its pages elsewhere, its other articles."""
    if AD_LABEL.match(text):
        return "labels an advertisement"
    if MORE_LIKE_THIS.match(text) and len(text.split()) <= 30:
        return "leads to another article"
    if text[0] in QUOTES or len(text.split()) > LONGEST_PROMOTION:
        return ""
    if FOLLOW_US.match(text):
        return "asks to be followed elsewhere"
    if (ASKS.search(text) or MAY_ASK.search(text)) and PAGES_OWN_GOODS.search(text):
        return "asks the reader to take up something the site offers"
    return ""


def is_copyright(text: str) -> str:
    """A claim of rights in the page."""
    return "claims the rights in the page" if COPYRIGHT.search(text) else ""


def is_about_machines(text: str) -> str:
    """A line on how the newsroom uses machines to write or translate."""
    if ABOUT_MACHINES.search(text) and ABOUT_MAKING.search(text):
        return "tells how machines were used in making the page"
    return ""


def is_closure_notice(text: str) -> str:
    """The page saying of itself that its outlet has ended."""
    if ARCHIVE_NOTICE.search(text) and CLOSURE.search(PAGE_AT_REST.sub("", text)):
        return "says of the page that its outlet has closed"
    return ""


def is_archive_notice(text: str) -> str:
    """The page saying of itself that it is kept as an archive."""
    return "says of the page that it is an archive" if ARCHIVE_NOTICE.search(text) else ""


def is_correction(text: str) -> str:
    """A correction, or a note of the editors on what was changed."""
    if EARLIER_VERSION.search(text) or CORRECTION.match(text):
        return "tells what was changed in the article"
    return ""


def is_content_note(text: str) -> str:
    """A warning of what the article describes."""
    return "warns of what the article describes" if CONTENT_NOTE.search(text) else ""


def tells_of_end(text: str) -> bool:
    """Whether the line tells of the end of something that publishes. Only at the edge of a page is that a notice."""
    return bool(CLOSURE.search(text) and PUBLISHES.search(text))


@dataclass(frozen=True, slots=True)
class Label:
    """What a line was taken for, and why."""

    kind: LineKind
    reason: str


RULES: tuple[tuple[LineKind, Rule], ...] = (
    (LineKind.BUTTON, is_button),
    (LineKind.CLOSURE_NOTICE, is_closure_notice),
    (LineKind.ARCHIVE_NOTICE, is_archive_notice),
    (LineKind.COPYRIGHT, is_copyright),
    (LineKind.CONTENT_NOTE, is_content_note),
    (LineKind.CORRECTION, is_correction),
    (LineKind.FURNITURE, is_about_machines),
    (LineKind.PROMOTION, is_promotion),
)


def label_line(text: str) -> Label | None:
    """What the line is by itself, or None where only its place can tell."""
    if not text:
        return Label(LineKind.BLANK, "is empty")
    if len(text) > LONGEST_FURNITURE:
        return None
    for kind, rule in RULES:
        reason = rule(text)
        if reason:
            return Label(kind, reason)
    return None
