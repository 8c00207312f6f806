import pytest

from archive.importing.draft import LineKind
from archive.importing.from_text import label_lines, read_text


def kinds(text: str) -> list[LineKind]:
    return [line.kind for line in label_lines(text) if line.kind is not LineKind.BLANK]


@pytest.mark.parametrize(
    "line",
    [
        "The Dale Echo ceased publication on 3 October 2019.",
        "The Dale Echo is no longer updated.",
        "Dale Echo published its final edition in 2019; its stories can be read here.",
        "This site is an archive of the Dale Echo. The newspaper shut down in 2019.",
        "The Dale Echo has stopped publishing.",
    ],
)
def test_closure_above_the_headline_is_a_notice(line):
    draft = read_text(f"{line}\n\nHarbour lights go out\n\nNobody clapped.".encode())
    assert (draft.headline, draft.body) == ("Harbour lights go out", "Nobody clapped.")
    assert [notice.text for notice in draft.notices] == [line]
    assert draft.notices[0].kind == "closure"
    assert draft.notices[0].placement == "above"


@pytest.mark.parametrize(
    ("second", "is_standfirst"),
    [
        ("“We never needed the lamps,” the keeper said.", True),
        ("“We needed every one of the lamps,” the keeper said.", False),
        ("The last keeper looks back on ninety years", True),
        ("The last keeper looked back on Monday.", False),
    ],
)
def test_standfirst_needs_evidence(second, is_standfirst):
    text = f"Harbour lights go out\n\n{second}\n\nHe said: “We never needed the lamps, not one night.”\n\nHe left."
    assert (kinds(text)[1] is LineKind.STANDFIRST) is is_standfirst


def test_standfirst_above_a_byline_may_be_long():
    deck = (
        "Ninety years of light ended on Monday with a switch and a shrug. What comes next, nobody at all can say yet."
    )
    draft = read_text(f"Harbour lights go out\n\n{deck}\n\nBy Ana Ruiz\n\nNobody clapped.\n\nNobody left.".encode())
    assert draft.standfirst == deck


@pytest.mark.parametrize(
    ("line", "bylines", "published"),
    [
        ("By Ana Ruiz", ("Ana Ruiz",), ""),
        ("BY ANA RUIZ", ("ANA RUIZ",), ""),
        ("By Ana Ruiz, Staff Writer", ("Ana Ruiz",), ""),
        ("By Ana Ruiz and Karl J. Thiessen", ("Ana Ruiz", "Karl J. Thiessen"), ""),
        ("By Ana Ruiz, Karl Thiessen & Ludwig van der Berg", ("Ana Ruiz", "Karl Thiessen", "Ludwig van der Berg"), ""),
        ("Written by Dr. Ana Ruiz", ("Ana Ruiz",), ""),
        ("By Ana Ruiz in Port Dale", ("Ana Ruiz",), ""),
        ("By Ana Ruiz | Oct. 3, 2011", ("Ana Ruiz",), "2011-10-03"),
        ("Posted by Ana Ruiz on Monday, 3 October 2011 at 10:15 am", ("Ana Ruiz",), "2011-10-03"),
        ("By Reuters", (), ""),
        ("By The Associated Press", (), ""),
        ("October 3rd, 2011", (), "2011-10-03"),
        ("2011-10-03T10:15:00Z", (), "2011-10-03"),
        ("Published: 31/10/2011", (), "2011-10-31"),
        ("Published: 10/3/2011", (), ""),
        ("Published: 31 February 2011", (), ""),
        ("3 hours ago", (), ""),
    ],
)
def test_bylines_and_dates_under_the_headline(line, bylines, published):
    draft = read_text(f"Harbour lights go out\n\n{line}\n\nNobody clapped.\n\nNobody left.".encode())
    assert (draft.bylines, draft.published) == (bylines, published)
    assert draft.body == "Nobody clapped.\n\nNobody left."
    assert draft.published_basis == ("printed" if published else "")


def test_updated_is_kept_apart_from_published():
    draft = read_text(b"Lights out\n\nUpdated 4 May 2014 | Published 3 May 2014\n\nNobody clapped.")
    assert (draft.published, draft.updated) == ("2014-05-03", "2014-05-04")


def test_agency_as_writer_is_a_syndication_credit():
    assert read_text(b"Lights out\n\nBy Reuters\n\nNobody clapped.").syndication_credit == "Reuters"


def test_no_headline_is_a_warning():
    draft = read_text(("Nobody clapped when the lamps on the outer wall went out. " * 9).encode())
    assert draft.headline == ""
    assert "headline" in draft.warnings[0]


def test_site_name_over_the_headline_is_no_headline():
    text = "Dale Echo\n\nHarbour lights go out\n\nNobody clapped.\n\n© 2011 Dale Echo Ltd"
    assert read_text(text.encode()).headline == "Harbour lights go out"


def test_title_of_the_page_with_the_site_name_is_no_headline():
    text = "Harbour lights go out | Dale Echo\n\nHarbour lights go out\n\nNobody clapped."
    assert (read_text(text.encode()).headline, kinds(text)[0]) == ("Harbour lights go out", LineKind.FURNITURE)


@pytest.mark.parametrize(
    "headline",
    [
        "Photos: The week in pictures",
        "Pictures of the flood",
        "Watch: Lamps go out",
        "Newspaper closed after fire",
        "“We are done,” says keeper",
        "By the light of the last lamp",
        "12 lamps, 90 years",
        "Sign up or ship out: harbour staff face a choice",
        "港の灯りが消える",
    ],
)
def test_headline_stays_a_headline(headline):
    assert read_text(f"{headline}\n\nNobody clapped.".encode()).headline == headline


def test_name_above_its_office_is_a_byline():
    draft = read_text(b"Harbour lights go out\n\nAna Ruiz\nSenior Harbour Reporter\n\nNobody clapped.")
    assert (draft.bylines, draft.body) == (("Ana Ruiz",), "Nobody clapped.")


def test_name_above_a_section_is_the_site():
    draft = read_text(b"Dale Echo\n\nLocal news\n\nHarbour lights go out\n\nNobody clapped.")
    assert (draft.headline, draft.section) == ("Harbour lights go out", "Local news")
