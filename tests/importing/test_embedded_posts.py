from archive.importing.draft import LineKind
from archive.importing.from_text import label_lines, read_text


def kinds(text: str) -> list[LineKind]:
    return [line.kind for line in label_lines(text) if line.kind is not LineKind.BLANK]


def test_embedded_post_is_a_block_quotation_with_its_attribution_last():
    long = "The keeper wrote to the town on the morning after, and by noon the letter had been read by everybody. "
    post = "Dark now. #lamps\n\nSleep well\n\n— Ana Ruiz (@anaruiz) 3 October 2011"
    text = f"Lights out\n\n{long * 3}\n\n{post}\n\nNobody slept."
    body = read_text(text.encode()).body
    assert body.split("\n\n")[1:] == [
        "> Dark now. #lamps\n>\n> Sleep well\n>\n> — Ana Ruiz (@anaruiz) 3 October 2011",
        "Nobody slept.",
    ]


def test_short_paragraph_above_a_post_stays_a_paragraph():
    text = "Lights out\n\nThe keeper spoke.\n\nDark now.\n\n— Ana Ruiz (@anaruiz) 3 October 2011\n\nNobody slept."
    assert kinds(text) == ["headline", "paragraph", "quotation", "attribution", "paragraph"]
