"""Importing: a captured document becomes articles. Keep the bytes → read → compare → save → index.

Each `from_*` reader takes the bytes of one kind of source and gives a `Draft` (`draft.py`): what the document says,
told apart, with a reason for every line. The readers are pure: no database, no network, no clock. Whatever bytes
they are given, they answer in bounded time with a draft or with one of the errors drawn in `draft.py`.

`from_text.read_text` reads plain text as scraped from a page; `from_jsonl.read_jsonl_line` reads one line of the
archive's own exchange format. What a line of plain text is follows from the rules of four files: `line_rules.py`
(by itself), `embedded_posts.py`, `page_head.py` and `page_end.py` (by where it stands).
"""
