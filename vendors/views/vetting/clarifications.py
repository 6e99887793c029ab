"""Staff ask a vendor, follow up, give more time, or go on without an answer."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from vendors.actions.vetting.clarification import (
    ask_clarification,
    close_clarification,
    extend_clarification,
)
from vendors.enums import ANSWERED_DURING, ASKED_DURING
from vendors.forms.vetting.clarification import AskForm, CloseForm, ExtendForm, FollowUpForm
from vendors.models import Clarification
from vendors.views.vetting.dossiers import VersionForm


class Ask(VersionForm):
    statuses = ASKED_DURING
    form_class = AskForm
    title, submit = "Ask for a clarification", "Send question"
    done = "The vendor has been asked. Vetting waits for the answer."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "version": self.subject}

    def change(self, said: dict[str, Any]) -> None:
        ask_clarification(self.subject, **said, by=self.request.user, at=timezone.now())


class OfQuestion(VersionForm):
    """About one question on this version."""

    def load(self) -> None:
        super().load()
        questions = Clarification.objects.select_related(
            "version__round", "version__solution__vendor", "criterion", "follows"
        )
        self.question = get_object_or_404(
            questions, version=self.subject, pk=self.kwargs["question"]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(question=self.question, **kwargs)


class FollowUp(OfQuestion):
    statuses = ASKED_DURING
    form_class = FollowUpForm
    title, submit, done = "Ask a follow-up", "Send question", "The vendor has been asked."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "version": self.subject}

    def change(self, said: dict[str, Any]) -> None:
        who = {"by": self.request.user, "at": timezone.now()}
        ask_clarification(self.subject, **said, follows=self.question, **who)


class Extend(OfQuestion):
    statuses = ANSWERED_DURING
    form_class = ExtendForm
    title, submit, done = "Give more time", "Give more time", "The vendor has been told."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "clarification": self.question}

    def change(self, said: dict[str, Any]) -> None:
        extend_clarification(self.question, **said, by=self.request.user, at=timezone.now())


class Close(OfQuestion):
    statuses = ANSWERED_DURING
    form_class = CloseForm
    title, submit = "Go on without an answer", "Close the question"
    done = "Closed. The vendor has been told."

    def change(self, said: dict[str, Any]) -> None:
        close_clarification(self.question, **said, by=self.request.user, at=timezone.now())
