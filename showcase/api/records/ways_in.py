from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response

from showcase.api.interface.pages import entry_points
from showcase.api.interface.view import OpenView


class WaysIn(OpenView):
    """The lists there are."""

    schema = None

    def get(self, request: Request) -> Response:
        return Response(entry_points())


class Nothing(OpenView):
    """Any other address below the interface: a problem that a program can read, too."""

    schema = None

    def get(self, request: Request, rest: str) -> Response:
        raise Http404

    post = get
