"""What readers see: one file a kind of page. A view reads the request, asks one or two rooms, and renders one context.

Nothing here sets a cookie, reads the session or writes. `page.render_page` gives every template its frame; the JSON
API is in `api`.
"""
