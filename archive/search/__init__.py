"""The search room: what a reader typed, read; the articles that have it, found; every occurrence, shown.

`find.find()` is the one function that pages and the API call.
"""
