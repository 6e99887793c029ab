"""Lists in parts, held together by signed cursors."""

from base64 import b64decode
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core.signing import BadSignature, Signer
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.utils.urls import replace_query_param

from design.tags.linked import absolute
from showcase.api.interface.problems import TamperedCursor


class ByIdentifier(CursorPagination):
    """In the order of a unique column, so that a record published meanwhile shifts nothing."""

    page_size = 25
    max_page_size = 100
    page_size_query_param = "limit"
    cursor_query_description = "Where to go on: taken from `next` or `previous`, never made up."
    page_size_query_description = "How many records at once, 25 unless told."

    def get_ordering(self, request: Any, queryset: Any, view: Any) -> tuple[str, ...]:
        return (view.ordered_by,)

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        self.path, self.asked = request.path, request.get_full_path()
        return super().paginate_queryset(queryset, request, view)

    def get_page_size(self, request: Any) -> int:
        asked = request.query_params.get(self.page_size_query_param)
        if asked is None:
            return self.page_size
        if asked.isascii() and asked.isdigit() and 1 <= int(asked[:9]) <= self.max_page_size:
            return int(asked)
        raise ValidationError({"limit": [f"A number from 1 to {self.max_page_size}."]})

    def encode_cursor(self, cursor: Cursor) -> str:
        """The address of the page that begins there, signed for this list alone."""
        bare = parse_qs(urlsplit(super().encode_cursor(cursor)).query)[self.cursor_query_param][0]
        signed = self._signer(self.path).sign(bare)
        return replace_query_param(absolute(self.asked), self.cursor_query_param, signed)

    def decode_cursor(self, request: Any) -> Cursor | None:
        signed = request.query_params.get(self.cursor_query_param)
        if not signed:
            return None
        try:
            bare = self._signer(request.path).unsign(signed)
        except BadSignature:
            raise TamperedCursor from None
        return _read(bare)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The ends of a list in its example: nothing before it and nothing after."""
        whole = dict(super().get_paginated_response_schema(schema))
        for way in ("next", "previous"):
            whole["properties"][way] = {
                "type": ["string", "null"],
                "format": "uri",
                "example": None,
            }
        return whole

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        cursor, limit = super().get_schema_operation_parameters(view)
        limit["schema"] |= {"minimum": 1, "maximum": self.max_page_size, "default": self.page_size}
        return [cursor, limit]

    @staticmethod
    def _signer(path: str) -> Signer:
        return Signer(salt=f"cursor of {path}")


def _read(bare: str) -> Cursor:
    """What `CursorPagination` wrote, now that the signature says that it did."""
    tokens = parse_qs(b64decode(bare).decode(), keep_blank_values=True)
    return Cursor(
        offset=int(tokens.get("o", ["0"])[0]),
        reverse=bool(int(tokens.get("r", ["0"])[0])),
        position=tokens.get("p", [None])[0],
    )
