"""What stands under a picture: captions, told from paragraphs by their credit or by how they begin.

A caption is a line that ends with a photographer's or agency's credit, in brackets or after a full stop, or that
opens as picture desks do: with the place and date of an agency's slug, with "FILE -", with "Pictured:". The credit
is split from the caption and its brackets are dropped; a credit alone in its line belongs to the caption above it.
"""

import re

from archive.importing.draft import DraftCaption
from archive.importing.vocabulary import WORDS_OF_CREDITS

LONGEST_CREDIT = 12  # words
MONTHS = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*\.?"
PICTURE = (
    r"(?:(?:file|stock|undated|courtesy|handout|contributed|archive) )?(?:photo(?:graph)?|image|picture|pic|"
    r"illustration|graphic|screen ?grab|screenshot|video still|still)s?"
)
SOURCES = (
    r"(?:getty(?: images)?|ap(?: photo)?|afp|reuters|epa(?:-efe)?|shutterstock|alamy|istock(?:photo)?|"
    r"rex(?: features)?|pa(?: wire| images)?|upi|xinhua|anadolu(?: agency)?|bloomberg|wireimage|filmmagic|corbis|"
    r"zuma(?: press)?|sipa|dpa|ansa|magnum(?: photos)?|wikimedia(?: commons)?|flickr|unsplash|pexels|pixabay|"
    r"splash(?: news)?|associated press|canadian press|aap)"
)
SURE_SOURCES = (
    r"(?:getty images|ap photo|shutterstock|alamy|istock(?:photo)?|rex features|wireimage|wikimedia commons|"
    r"unsplash|pexels)"
)
NAMED_SOURCE = (
    rf"(?:[^/()]{{2,60}}\s?/\s?(?:[^/()]{{2,30}}/\s?)?{SOURCES}|(?:{SOURCES})\s?/\s?[^()]{{2,60}}|"
    rf"[^/()]{{2,40}} via {SOURCES}|{SURE_SOURCES})"
    r"(?:\s?(?:/|via|for)\s?[^/()]{2,40})?"
)
CREDITED = (
    rf"(?:(?:{PICTURE})(?: credit)?s?(?: courtesy)?\s?(?:by |of |from |via |credit:|[:/|])\s?[^()]{{2,100}}"
    rf"|(?:credits?|photographer)\s?:\s?[^()]{{2,100}}|courtesy(?: of)?:? [^()]{{2,80}}|{NAMED_SOURCE})"
)
BRACKETED = re.compile(rf"\s*[(\[]({CREDITED})[)\]]\.?$", re.IGNORECASE)
TRAILING = re.compile(
    r"(?<=[.!?”\"’)|–—-])\s+((?:Photo(?:graph)?|Image|Picture|Illustration|Photo [Cc]redit|Image [Cc]redit|Credit|"
    r"PHOTO|IMAGE|CREDIT)s?"
    r"(?: by |\s?[:/]\s?)[^.!?]{2,100}\.?)$"
)
# "Photos of the flood" and "Pictures: the week" are headlines; a credit by itself names its picture in the singular.
ALONE = re.compile(
    rf"(?:(?:(?:file|stock|handout) )?(?:photo(?:graph)?|image|picture|illustration|graphic|screenshot)(?: credit|"
    rf" courtesy)?\s?(?:by |of |via |[:/|])\s?.{{2,80}}"
    rf"|photos (?:by|courtesy) .{{2,80}}|(?:credits?|photographer)\s?:\s?.{{2,80}}|courtesy(?: of)?:? .{{2,80}}|"
    rf"{NAMED_SOURCE}|©(?!.*\d{{4}})\s?[^.]{{2,60}})\.?",
    re.IGNORECASE,
)
# In capitals to the month, and with a dash: "NEW DELHI, Oct 15: " is how a paragraph begins.
AGENCY_SLUG = re.compile(
    rf"[A-Z][A-Z .'’-]{{2,40}}(?:, [A-Za-z. ]{{2,30}})? ?[-–—] ?{MONTHS} ?\d{{1,2}}(?:, \d{{4}})? ?:"
)
PICTURE_DESK = re.compile(
    r"FILE(?: PHOTO)? ?[-–—:] ?|(?:Pictured|Photo|PHOTO|Image|Picture|Caption)(?: above| below| left| right)? ?: |"
    r"In this (?:[\w.,]+ ){0,6}?(?:photo|image|picture|frame grab|photograph)(?:,| taken| provided| released|"
    r" made)(?!\w)"
)


def split_caption(text: str) -> DraftCaption | None:
    """Caption and credit of a line that is a caption; None for any other line."""
    for pattern in (BRACKETED, TRAILING):
        found = pattern.search(text, max(0, len(text) - 200))
        if found and text[: found.start()].strip():
            return DraftCaption(text[: found.start()].rstrip(" |–—-\t\u00a0"), found[1].strip())
    slug = AGENCY_SLUG.match(text)
    if PICTURE_DESK.match(text) or slug:
        return DraftCaption(text, "")
    return None


def read_credit(text: str) -> str:
    """The credit in a line that is nothing but a credit, brackets dropped; "" for any other line."""
    bare = text.strip("()[] ")
    if len(bare) > 120 or len(bare.split()) > LONGEST_CREDIT:
        return ""
    names_someone = all(
        word[0].isupper() or len(word) <= 3 or word.strip(":").casefold() in WORDS_OF_CREDITS
        for word in re.findall(r"[^\W\d_]+", bare)
    )
    return bare if names_someone and ALONE.fullmatch(bare) else ""
