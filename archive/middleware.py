"""What holds for every response: public addresses are read only, and pages ask no other host for anything."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
READING = ("GET", "HEAD")


class ReadOnlyPages:
    """Outside the admin, answers GET and HEAD only (405 with Allow, RFC 9110), and gives every page its policy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuses what would write before anything else looks at the request."""
        if request.method not in READING and not request.path.startswith("/admin/"):
            response: HttpResponse = HttpResponseNotAllowed(READING)
        elif request.method == "HEAD" and request.path.startswith("/api/"):
            response = self._answer_as_get(request)
        else:
            response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    def _answer_as_get(self, request: HttpRequest) -> HttpResponse:
        """The API's library knows no HEAD; whoever sends the answer leaves its body out."""
        request.method = "GET"
        response = self.get_response(request)
        request.method = "HEAD"
        return response
