"""Vendors ask about a challenge; designers propose answers, staff publish them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.form_page import FormPage
from challenges.actions.questions import answer_question, ask_question, decline_question
from challenges.enums import QuestionStatus
from challenges.forms.questions import AnswerForm, AskForm, DeclineForm
from challenges.lifecycle import ANSWERS_THIS
from challenges.models import Question
from challenges.rules import ASKS_QUESTION, DECLINES_QUESTION
from challenges.views.pages import AboutChallenge


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
