"""Questions from people at an event, and what they thought of it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import SIGNED_IN
from showcase.actions.events.audience import answer_audience, ask_vendor, decline_audience
from showcase.actions.events.day import give_feedback
from showcase.forms.events.day import AnswerForm, AskVendorForm, FeedbackForm
from showcase.models import AudienceQuestion, SessionResponse
from showcase.rules import ANSWERS_AUDIENCE, DECLINES_AUDIENCE
from showcase.views.events.registering import AboutRegistration
from vendors.models import Response

A_PAGE = 25


class AskVendor(AboutRegistration, FormPage):
    template_name = "showcase/registration_form.html"
    form_class = AskVendorForm
    heading = "Ask a vendor"
    submit = "Send the question"

    def get_form_kwargs(self) -> dict[str, Any]:
        shown = SessionResponse.objects.filter(
            session__event=self.subject.event, response__in=Response.objects.public()
        ).select_related("session", "response__solution__vendor")
        return {**super().get_form_kwargs(), "choices": shown.order_by("session", "position", "pk")}

    def act(self, form: AskVendorForm) -> str:
        ask_vendor(registration=self.subject, at=self.now, **form.cleaned_data)
        messages.info(
            self.request, "Your question is on its way. We write to you when it is answered."
        )
        return self.own_page()


class GiveFeedback(AboutRegistration, FormPage):
    template_name = "showcase/registration_form.html"
    form_class = FeedbackForm
    heading = "How was it?"
    submit = "Send"

    def act(self, form: FeedbackForm) -> str:
        give_feedback(self.subject, at=self.now, **form.cleaned_data)
        messages.info(self.request, "Thank you. The people who run the events read this.")
        return self.own_page()


class Questions(GuardedPage):
    """For vendors: what they were asked. For staff: all of it, but for vendors they have an interest in."""

    permission = SIGNED_IN
    template_name = "showcase/audience_questions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        visible = AudienceQuestion.objects.visible_to(self.request.user)
        related = visible.select_related(
            "shown__session__event", "shown__response__solution__vendor"
        )
        page = Paginator(related.order_by("-asked_at", "-pk"), A_PAGE)
        return super().get_context_data(page=page.get_page(self.request.GET.get("page")), **kwargs)


class AboutQuestion:
    def load(self) -> None:
        related = AudienceQuestion.objects.select_related(
            "registration", "shown__session__event", "shown__response__solution__vendor"
        )
        self.subject = self.question = get_object_or_404(related, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(question=self.question, **kwargs)


class AnswerAudience(AboutQuestion, FormPage):
    permission = ANSWERS_AUDIENCE
    template_name = "showcase/answer_audience.html"
    form_class = AnswerForm
    heading = "Answer a question"
    submit = "Publish the answer"

    def act(self, form: AnswerForm) -> str:
        answer = form.cleaned_data["answer"]
        answer_audience(self.question, answer=answer, by=self.request.user, at=self.now)
        return reverse("showcase:audience_questions")


class DeclineAudience(AboutQuestion, FormPage):
    permission = DECLINES_AUDIENCE
    template_name = "showcase/answer_audience.html"
    form_class = forms.Form
    heading = "Put this question aside?"
    submit = "Put it aside"

    def act(self, form: forms.Form) -> str:
        decline_audience(self.question, by=self.request.user, at=self.now)
        return reverse("showcase:audience_questions")
