"""The shared mailboxes of an organisation, for its leads; and the way in from the mailbox itself."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from accounts.models import Organisation
from accounts.pages.areas import template_of_area
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import ANYONE
from accounts.standing import standing_of
from notifications.actions.mailboxes import (
    add_mailbox,
    ask_mailbox_again,
    choose_for_mailbox,
    confirm_mailbox,
    mailbox_behind,
    stop_mailbox,
)
from notifications.forms import MailboxForm, NewMailboxForm
from notifications.models import SharedMailbox
from notifications.queries.mailboxes import mailboxes_of
from notifications.rules import SHARES_MAIL
from notifications.topics.shared import topics_to_share


class Mailboxes(FormPage):
    """What is there, and the form to add one."""

    permission = SHARES_MAIL
    fresh_sign_in = "send mail of your organisation to a shared mailbox"
    form_class = NewMailboxForm
    template_name = "notifications/mailboxes.html"

    def load(self) -> None:
        self.subject = get_object_or_404(Organisation, slug=self.kwargs["slug"])
        if not topics_to_share(self.subject):
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "organisation": self.subject}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            organisation=self.subject,
            mailboxes=mailboxes_of(self.subject),
            area=template_of_area(self.request.user, self.subject),
            back=self.back,
            **kwargs,
        )

    @property
    def back(self) -> str:
        if self.subject.pk in standing_of(self.request.user).organisations_led:
            return reverse("accounts:our_people")
        return reverse("accounts:organisation", args=[self.subject.slug])

    def act(self, form: NewMailboxForm) -> str:
        address = form.cleaned_data["address"]
        mailbox = add_mailbox(
            self.subject, address, form.paces(), by=self.request.user, at=self.now
        )
        messages.success(self.request, f"We send a link to {mailbox.address}. Open it there.")
        return reverse("notifications:mailboxes", args=[self.subject.slug])


class OfMailbox:
    permission = SHARES_MAIL
    kwargs: dict[str, Any]

    def load(self) -> None:
        standing = SharedMailbox.objects.standing().select_related("organisation")
        self.mailbox = get_object_or_404(standing, pk=self.kwargs["pk"])
        self.subject = self.mailbox.organisation

    @property
    def back(self) -> str:
        return reverse("notifications:mailboxes", args=[self.subject.slug])


class EditMailbox(OfMailbox, FormPage):
    form_class = MailboxForm
    template_name = "notifications/mailbox.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "organisation": self.subject}

    def get_initial(self) -> dict[str, Any]:
        return MailboxForm.initial_of(self.mailbox)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            mailbox=self.mailbox,
            area=template_of_area(self.request.user, self.subject),
            back=self.back,
            **kwargs,
        )

    def act(self, form: MailboxForm) -> str:
        choose_for_mailbox(self.mailbox, form.paces(), by=self.request.user, at=self.now)
        messages.success(self.request, "Saved. It counts from the next message on.")
        return self.back


class AskMailbox(OfMailbox, Guarded):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        ask_mailbox_again(self.mailbox, by=request.user, at=timezone.now())
        messages.success(request, f"We send a link to {self.mailbox}, once an hour at most.")
        return redirect(self.back)


class StopMailbox(OfMailbox, Guarded):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        stop_mailbox(self.mailbox, by=request.user, at=timezone.now())
        messages.success(request, f"No more mails go to {self.mailbox}.")
        return redirect(self.back)


class ConfirmMailbox(GuardedPage):
    """Whoever has the link reads that mailbox. The button counts, not the visit."""

    permission = ANYONE
    template_name = "notifications/confirm_mailbox.html"
    when_gone = "The lead of your organisation can have another one sent."

    def load(self) -> None:
        self.mailbox = mailbox_behind(self.kwargs["token"])
        if self.mailbox is None:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = {choice.topic for choice in self.mailbox.choices.all()}
        topics = topics_to_share(self.mailbox.organisation)
        return super().get_context_data(
            mailbox=self.mailbox,
            topics=[topic for topic in topics if topic.name in chosen],
            **kwargs,
        )

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        confirm_mailbox(self.mailbox, at=timezone.now())
        self.mailbox.refresh_from_db()
        return self.render_to_response(self.get_context_data())
