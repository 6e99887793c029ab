"""The filters of the pages, told to refuse what they do not know."""

from typing import Any

from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError

PAGING = ("cursor", "limit")


class PageFilters(DjangoFilterBackend):
    """A page passes over a filter it does not know; a program is told, lest it takes all for some."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        filters = getattr(view, "filterset_class", None)
        known = (*PAGING, *(filters.base_filters if filters else ()))
        errors = {**_unknown(request.query_params, known), **_unreadable(request.query_params)}
        if errors:
            raise ValidationError(errors)
        return super().filter_queryset(request, queryset, view)


def _unknown(asked: Any, known: tuple[str, ...]) -> dict[str, list[str]]:
    words = f"There is no such filter here. There are: {', '.join(known)}."
    return {name: [words] for name in asked if name not in known}


def _unreadable(asked: Any) -> dict[str, list[str]]:
    """The database holds no text with a null character."""
    holding = [name for name, values in asked.lists() if any("\0" in value for value in values)]
    return {name: ["Null characters stand in no record."] for name in holding}
