"""A person's own pages: what mail they get, and what was sent to them."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import ListView

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import SIGNED_IN
from notifications.actions.choices import choose_mail
from notifications.forms import ChoicesForm
from notifications.models import Message, QuietHours
from notifications.queries.choices import paces_chosen_by
from notifications.queries.portal import messages_for
from notifications.topics import fixed_topics_of


class Choices(FormPage):
    """Mail you get: one form for every topic, with what always comes beside it."""

    permission = SIGNED_IN
    form_class = ChoicesForm
    template_name = "notifications/choices.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "person": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        quiet = QuietHours.objects.filter(person=self.request.user).first()
        return ChoicesForm.initial_of(paces_chosen_by(self.request.user), quiet)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        fixed = fixed_topics_of(self.request.user)
        return super().get_context_data(fixed=fixed, **kwargs)

    def act(self, form: ChoicesForm) -> str:
        choose_mail(form.paces(), quiet=form.quiet(), by=self.request.user, at=self.now)
        messages.success(self.request, "Saved. It counts from the next message on.")
        return reverse("notifications:choices")


class MyMessages(Guarded, ListView):
    """Everything written to this person, also what they do not want by mail."""

    permission = SIGNED_IN
    template_name = "notifications/my_messages.html"
    paginate_by = 25

    def get_queryset(self) -> QuerySet[Message]:
        return messages_for(self.request.user).defer("body")


class MyMessage(GuardedPage):
    permission = SIGNED_IN
    template_name = "notifications/my_message.html"

    def load(self) -> None:
        self.subject = get_object_or_404(messages_for(self.request.user), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(message=self.subject, **kwargs)
