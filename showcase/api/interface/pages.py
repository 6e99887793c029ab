"""The ways in: what there is, the document that describes it, and what is not there."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse

from accounts.pages.cacheable import Cacheable
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE
from design.tags.linked import absolute
from showcase.api.interface.document import document
from showcase.api.interface.explained import operations
from showcase.api.interface.problems import KINDS, refusal_in_the_clear
from showcase.api.interface.sharing import open_to_all_sites
from showcase.open_data.deprecation import DEPRECATED

NOUNS = ("challenges", "solutions", "events", "reports", "themes", "councils", "questions")


def entry_points() -> dict[str, str]:
    lists = {noun: absolute(reverse(f"showcase:api_{noun}")) for noun in NOUNS}
    releases = absolute(reverse("showcase:all_releases"))
    document_at = absolute(reverse("showcase:api_document"))
    return {**lists, "open_contracting": releases, "openapi": document_at}


class Document(Cacheable):
    permission = ANYONE

    def get(self, request: HttpRequest) -> Any:
        refusal = refusal_in_the_clear(request)
        return open_to_all_sites(refusal or JsonResponse(document()))


class Changes(Cacheable, GuardedPage):
    """What of the interface and the tables will go, and when."""

    permission = ANYONE
    template_name = "showcase/api/changes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(deprecated=DEPRECATED, **kwargs)


class About(Cacheable, GuardedPage):
    """The interface for people to read, made from the same document."""

    permission = ANYONE
    template_name = "showcase/api/about.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            operations=operations(document()), entry=entry_points(), problems=KINDS, **kwargs
        )
