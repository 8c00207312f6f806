"""Bytes into text: which encoding, and what cannot be text at all.

UTF-8 first, then UTF-16 and UTF-32 where a byte order mark announces them. What is none of these is read as
Windows-1252, the encoding of most older pages that do not say theirs, but only where every byte has a character in
it, and the draft carries a warning. A text that is nearly all UTF-8 is damaged UTF-8, not Windows-1252: reading
it so would turn each of its quotation marks into three wrong characters without anybody noticing.
"""

import codecs
import re

from archive.importing.draft import EmptyDocument, NotText, UnknownEncoding

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark its own begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that text has: tab, line feed, vertical tab, form feed, carriage return.
CONTROL_BYTES = bytes(set(range(32)) - {9, 10, 11, 12, 13}) + b"\x7f"
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# Scraped text has a stray control character now and then; compressed data has one byte in nine.
MOST_CONTROLS = 0.01


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of the bytes, and warnings about how it was come by.

    Raises `EmptyDocument`, `NotText` or `UnknownEncoding`.
    """
    if not data:
        raise EmptyDocument("The file is empty (0 bytes). Capture the page again.")
    text, warnings = _characters(data)
    if "\x00" in text:
        raise NotText("The text has null characters in it. Save it again as plain UTF-8 text.")
    controls = len(CONTROL.findall(text))
    if controls > len(text) * MOST_CONTROLS:
        raise NotText(f"{controls} of {len(text)} characters are control characters: a binary file. Send its text.")
    if controls:
        text = CONTROL.sub("", text)
        warnings += (f"{controls} control character{'s'[: controls > 1]} taken out.",)
    if not any(character.isprintable() and not character.isspace() for character in text):
        raise EmptyDocument("There is nothing but white space in the file. Capture the page again.")
    return text.removeprefix("\ufeff"), warnings


def _characters(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _announced(data, encoding), ()
    if b"\x00" in data:
        raise NotText(
            "The file has null bytes in it: a binary file, or UTF-16 without its mark. Save it as UTF-8 text."
        )
    if len(data) - len(data.translate(None, CONTROL_BYTES)) > len(data) * MOST_CONTROLS:
        raise NotText("The file is binary (a picture, a PDF or an archive?). Send the text of the page.")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _windows_1252(data, error.start)


def _announced(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        raise UnknownEncoding(
            f"The file says it is {name}, but byte {error.start} is not. Save it again as UTF-8."
        ) from None


def _windows_1252(data: bytes, first_bad: int) -> tuple[str, tuple[str, ...]]:
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    sound = sum(character > "\x7f" for character in lenient) - broken
    if sound > broken:
        raise UnknownEncoding(
            f"The file is UTF-8 that was damaged at byte {first_bad} ({broken} places). "
            "Capture the page again, or repair it."
        )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnknownEncoding(
            f"The file is neither UTF-8 (byte {first_bad}) nor Windows-1252 (byte {error.start}). "
            "Save it again as UTF-8."
        ) from None
    return text, ("Not UTF-8: read as Windows-1252. Look at its accents and quotation marks.",)
