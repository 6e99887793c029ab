from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import DetailView
from django_filters.views import FilterView

from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import ANYONE, LGA_STAFF
from notifications.actions import note_arrival, send_again
from notifications.filters import MessageFilter
from notifications.lettertray import newest_mail
from notifications.models import Message


class MessageList(Guarded, FilterView):
    """What was sent to whom, and what failed."""

    permission = LGA_STAFF
    filterset_class = MessageFilter
    template_name = "notifications/messages.html"
    paginate_by = 25

    def get_queryset(self) -> QuerySet[Message]:
        visible = Message.objects.visible_to(self.request.user)
        return visible.defer("body").order_by("-created_at", "-pk")


class MessagePage(Guarded, DetailView):
    permission = LGA_STAFF
    template_name = "notifications/message.html"

    def get_queryset(self) -> QuerySet[Message]:
        return Message.objects.visible_to(self.request.user)


class SendAgain(Guarded):
    permission = LGA_STAFF

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        message = get_object_or_404(Message.objects.visible_to(request.user), pk=pk)
        send_again(message, by=request.user, at=timezone.now())
        messages.success(request, "The message is on its way again.")
        return redirect("notifications:message", pk)


class NoteArrival(Guarded):
    permission = LGA_STAFF

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        message = get_object_or_404(Message.objects.visible_to(request.user), pk=pk)
        note_arrival(message, by=request.user, at=timezone.now())
        messages.success(request, "Noted. The mail is not sent again.")
        return redirect("notifications:message", pk)


class DevelopmentMail(GuardedPage):
    """The mail this machine did not send; 404 anywhere but on somebody's own machine."""

    permission = ANYONE
    template_name = "notifications/development_mail.html"

    def load(self) -> None:
        if not settings.LOCAL:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mail = newest_mail(Path(settings.EMAIL_FILE_PATH))
        return super().get_context_data(mail=mail, **kwargs)
