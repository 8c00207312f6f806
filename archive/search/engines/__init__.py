"""Search engines behind Haystack's interface. An engine matches sequences of ready tokens and nothing else.

An engine is named in `HAYSTACK_CONNECTIONS`. Besides Haystack's own methods its backend has `build`, `renew` and
`exists`, and its `search` takes a tree of `archive.search.query_language`.
"""


class IndexMissing(Exception):
    """There is no index of this version yet. `manage.py sync_index` makes one."""


class IndexBusy(Exception):
    """Another process is building the index. What is queued waits until it is done."""
