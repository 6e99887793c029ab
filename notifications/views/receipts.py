"""Delivery receipts of GOV.UK Notify, by its callback: the token is the key."""

import json
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt

from accounts.pages.guarded import Guarded
from accounts.permissions import ANYONE
from accounts.ways_in.bearer import bears
from notifications.actions.receipts import StillBeingSent, note_receipt


@method_decorator(csrf_exempt, name="dispatch")
class NotifyReceipt(Guarded):
    """404 without the right token, as if there were no such page. Notify tries again after a 503."""

    permission = ANYONE

    def post(self, request: HttpRequest) -> HttpResponse:
        if not bears(request, settings.NOTIFY_CALLBACK_TOKEN):
            raise Http404
        try:
            told = json.loads(request.body)
            reference, outcome = str(UUID(told["reference"])), str(told["status"])
        except (ValueError, TypeError, KeyError, AttributeError):
            return HttpResponseBadRequest("Not a delivery receipt.")
        try:
            note_receipt(reference, outcome, at=timezone.now())
        except StillBeingSent:
            return HttpResponse(status=503)
        return HttpResponse(status=204)
