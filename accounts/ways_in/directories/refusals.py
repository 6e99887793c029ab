"""Why a council's directory did not sign somebody in, in words, with the other ways in."""

from enum import StrEnum

from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest
from django.shortcuts import render


class Reason(StrEnum):
    SILENT = "silent"
    BROKEN = "broken"
    CANCELLED = "cancelled"
    UNPROVEN = "unproven"
    OTHER_DOMAIN = "other_domain"
    ELSEWHERE = "elsewhere"


STATUS = {Reason.SILENT: 503, Reason.CANCELLED: 200}


def refuse(request: HttpRequest, reason: Reason, council: str) -> ImmediateHttpResponse:
    """What to raise: allauth sends the page in it."""
    told = {"reason": reason.value, "council": council}
    page = render(request, "socialaccount/authentication_error.html", told)
    page.status_code = STATUS.get(reason, 403)
    return ImmediateHttpResponse(page)
