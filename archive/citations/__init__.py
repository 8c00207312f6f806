"""Citations: an article as others need it, in their formats. Pure: no Django, no database, no clock.

`reference.Reference` is what a citation needs of an article; every other file turns one into one family of formats:
`csl` (CSL-JSON, for Zotero, Pandoc and citeproc), `bibtex` (BibLaTeX), `ris` (EndNote, RefWorks), `metadata` (what a
page says of itself: JSON-LD, Highwire Press, Dublin Core and Open Graph tags, COinS) and `prose` (a citation in words).

Three rules hold in all of them, and each has its file: no date is made more precise than its source (`dating`), no
name is taken apart on a guess (`names`), and the notices of an article travel with it (`remarks`).
"""
