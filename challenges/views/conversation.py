"""Councils share a challenge, vendors ask about it, staff and designers answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.form_page import FormPage
from accounts.permissions import SIGNED_IN
from challenges.actions.questions import answer_question, ask_question, decline_question
from challenges.actions.support import give_support, withdraw_support
from challenges.enums import QuestionStatus
from challenges.forms.conversation import AnswerForm, AskForm, DeclineForm, SupportForm
from challenges.lifecycle import ANSWERS_THIS
from challenges.models import Challenge, Question, Support
from challenges.queries.challenges import whole_challenges
from challenges.rules import ASKS_QUESTION, DECLINES_QUESTION, SUPPORTS_CHALLENGE, WITHDRAWS_SUPPORT
from challenges.views.pages import ConfirmPage


class AboutChallenge(FormPage):
    template_name = "challenges/say.html"
    permission = SIGNED_IN
    heading = lead = button = ""

    def load(self):
        public = whole_challenges(Challenge.objects.public())
        self.subject = get_object_or_404(public, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            challenge=self.subject, demonstration=self.subject.round.is_demonstration, **kwargs
        )


class SupportChallenge(AboutChallenge):
    permission = SUPPORTS_CHALLENGE
    form_class = SupportForm
    heading = "We share this challenge"
    lead = "Your council is counted once and named on the challenge."
    button = "Share this challenge"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def act(self, form):
        give_support(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, "Thank you. Your council shares this challenge.")
        return f"{self.subject.get_absolute_url()}#supporters"


class WithdrawSupport(ConfirmPage):
    permission = WITHDRAWS_SUPPORT
    area = "areas/council.html"
    heading = "Does your council no longer share this challenge?"
    button = "Withdraw support"
    variant = "warning"
    done = "Your council is no longer named."

    def load(self):
        standing = Support.objects.standing().select_related("challenge", "organisation")
        self.subject = get_object_or_404(standing, pk=self.kwargs["pk"])
        self.text = self.subject.challenge.question

    def do(self):
        withdraw_support(self.subject, by=self.request.user, at=self.now)

    def back(self):
        return f"{self.subject.challenge.get_absolute_url()}#supporters"


class AskQuestion(AboutChallenge):
    permission = ASKS_QUESTION
    form_class = AskForm
    heading = "Ask about this challenge"
    lead = "Question and answer are published for every vendor. Nobody learns who asked."
    button = "Send question"

    def act(self, form):
        ask_question(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, "Question sent. We write to you when it is answered.")
        return f"{self.subject.get_absolute_url()}#questions"


class WaitingQuestion(FormPage):
    """A question for those who may answer it; its asker is not named."""

    template_name = "challenges/question.html"
    permission = ANSWERS_THIS

    def load(self):
        questions = Question.objects.answerable_by(self.request.user)
        related = questions.select_related("challenge__round").defer("challenge__words")
        self.subject = get_object_or_404(related, pk=self.kwargs["pk"])

    def done(self):
        return f"{self.subject.challenge.get_absolute_url()}#question-{self.subject.pk}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            question=self.subject,
            is_waiting=self.subject.status == QuestionStatus.ASKED,
            may_decline=bool(DECLINES_QUESTION.check(self.request.user, self.subject)),
            demonstration=self.subject.challenge.round.is_demonstration,
            **kwargs,
        )


class AnswerQuestion(WaitingQuestion):
    form_class = AnswerForm

    def act(self, form):
        answer_question(
            self.subject, answer=form.cleaned_data["answer"], by=self.request.user, at=self.now
        )
        messages.success(self.request, "Answer published.")
        return self.done()


class DeclineQuestion(WaitingQuestion):
    permission = DECLINES_QUESTION
    template_name = "challenges/decline_question.html"
    form_class = DeclineForm

    def act(self, form):
        decline_question(
            self.subject, reason=form.cleaned_data["reason"], by=self.request.user, at=self.now
        )
        messages.success(self.request, "Not published. The asker has been told why.")
        return reverse("challenges:staff_challenge", args=[self.subject.challenge.slug])
