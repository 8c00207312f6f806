import pytest

from archive.importing.draft import LineKind
from archive.importing.from_text import label_lines


def kind_in_page(line: str) -> LineKind:
    """What a line is taken for that stands between the paragraphs of an article."""
    text = (
        "Harbour lights go out for good",
        "The lamps on the outer wall were switched off on Monday after ninety years, and nobody who "
        "was there to see it could quite say why they had come.",
        line,
        "The harbour office says that ships have not needed them since 1998, when the last of the "
        "boats without a receiver was sold to a museum inland.",
    )
    return label_lines("\n\n".join(text))[4].kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (
            "This article exists as part of the online archive for the Dale Echo, which closed in 2019.",
            "closure_notice",
        ),
        ("This newspaper has ceased publication.", "paragraph"),
        ("This page is no longer being updated.", "archive_notice"),
        ("You are viewing an archived version of this page.", "archive_notice"),
        ("You’re reading our digital archive.", "archive_notice"),
        ("Please note that this site is no longer being updated.", "closure_notice"),
        ("This story is part of our historical archive and may not display properly.", "archive_notice"),
        ("This story is based on papers found in the archive of the harbour office.", "paragraph"),
        ("The museum’s website is an archive of the harbour’s letters.", "paragraph"),
        ("The Dale Echo ceased publication in 2019, and with it went the harbour’s only reporter.", "paragraph"),
        ("Sign up for our daily newsletter.", "promotion"),
        ("Subscribe now and get breaking news alerts on your phone.", "promotion"),
        ("Follow us on Facebook for more.", "promotion"),
        ("RELATED: The keeper who would not leave", "promotion"),
        ("WATCH: The last lamp goes out", "promotion"),
        ("Like its rivals, the company lost a million subscribers, and its newsletter.", "paragraph"),
        ("Try the free trial of our app.", "promotion"),
        ("This section has been closed since Monday.", "paragraph"),
        ("An earlier version of the report, seen by the Echo, said nothing of lamps.", "paragraph"),
        ("An earlier version of this report said nothing of lamps.", "correction"),
        ("Residents can sign up for a place on the wall at the harbour office.", "paragraph"),
        ("“Subscribe to the newsletter of your harbour,” he told them.", "paragraph"),
        ("The newsletter of the harbour office had called it a sad day.", "paragraph"),
        ("Advertisement", "button"),
        ("SHARE THIS ARTICLE", "button"),
        ("3 min read", "button"),
        ("128 comments", "button"),
        ("Close", "button"),
        ("“Close,” he said.", "paragraph"),
        ("Photo: Ana Ruiz/Reuters", "credit"),
        ("(AP Photo/Karl Thiessen)", "credit"),
        ("Getty Images", "credit"),
        ("The wall at dusk. Photograph: Ana Ruiz", "caption"),
        ("The wall at dusk, seen from the ferry. (Courtesy of the Harbour Museum)", "caption"),
        ("PORT DALE, ME - OCTOBER 3: The lamps on the wall in their last night.", "caption"),
        ("PORT DALE, Oct 3: The lamps on the wall are out.", "paragraph"),
        ("In this Oct. 3, 2011 photo, the lamps are still lit.", "caption"),
        ("He kept the photo by his bed (it was by Ana Ruiz).", "paragraph"),
        ("© 2011 Dale Echo", "copyright"),
        ("Correction: the lamps were lit for ninety years, not ninety-one.", "correction"),
        ("This story has been updated to give the name of the keeper.", "correction"),
        ("This story contains descriptions of a drowning.", "content_note"),
        ("This story was translated with the help of AI and checked by an editor.", "furniture"),
        ("The lights that AI runs now are no brighter.", "paragraph"),
        ("What the keeper said", "heading"),
        ("• A lamp", "list_item"),
        ("* * *", "button"),
        ("— Ana Ruiz, keeper", "paragraph"),
        ("1. A lamp is lit, and stays lit.", "paragraph"),
    ],
)
def test_line_among_paragraphs(line, kind):
    assert kind_in_page(line) == kind
