import pytest

from archive.importing.draft import EmptyDocument, NotText, UnknownEncoding
from archive.importing.from_text import read_text


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyDocument),
        (b" \n\t\r\n ", EmptyDocument),
        ("\ufeff\u200b \n".encode(), EmptyDocument),
        (b"Lights\x00 out", NotText),
        (bytes(range(256)) * 4, NotText),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 128)), NotText),
        ("Lights out".encode("utf-16-le"), NotText),
        (b"\xff\xfeL\x00i", UnknownEncoding),
        (b"Lights \x81\x8d out", UnknownEncoding),
        ("Lights – “out” ".encode() * 3 + b"\xe2\x80", UnknownEncoding),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(data, error):
    with pytest.raises(error, match=r"[.)]$"):
        read_text(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_that_say_what_they_are(encoding):
    draft = read_text("“Lights” out – café\r\n\r\nNobody clapped.\r\n".encode(encoding))
    assert (draft.headline, draft.body, draft.warnings) == ("“Lights” out – café", "Nobody clapped.", ())


def test_windows_1252_is_read_with_a_warning():
    draft = read_text("“Lights” out – café\n\nNobody clapped.".encode("cp1252"))
    assert draft.headline == "“Lights” out – café"
    assert "Windows-1252" in draft.warnings[0]


def test_stray_control_character_is_taken_out_with_a_warning():
    draft = read_text(b"Lights out\n\nNobody\x08 clapped." + b" Not one." * 30)
    assert "Nobody clapped" in draft.body
    assert draft.warnings == ("1 control character taken out.",)
