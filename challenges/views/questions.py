"""Vendors ask about a challenge; designers propose answers, staff publish them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.pages.form_page import FormPage
from accounts.permissions import VENDOR_PERSON
from accounts.standing import standing_of
from challenges.actions.questions import (
    answer_question,
    ask_question,
    correct_question,
    decline_question,
    propose_answer,
    return_answer,
    take_back_answer,
)
from challenges.enums import QuestionStatus
from challenges.forms.questions import (
    AnswerForm,
    AskForm,
    CorrectForm,
    DeclineForm,
    PublishForm,
    ReturnForm,
)
from challenges.lifecycle import ANSWERS_THIS, PROPOSES_ANSWER, QUESTION
from challenges.models import Question
from challenges.queries.questions import questions_asked_by
from challenges.rules import ASKS_QUESTION, DECLINES_QUESTION
from challenges.views.pages import AboutChallenge, ConfirmPage, ListPage, SharedDraft


class AskQuestion(AboutChallenge):
    permission = ASKS_QUESTION
    form_class = AskForm
    heading = "Ask about this challenge"
    lead = "Question and answer are published for every vendor. Nobody learns who asked."
    button = "Send question"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "asker": self.request.user}

    def act(self, form):
        ask_question(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, "Question sent. We write to you when it is answered.")
        return f"{self.subject.get_absolute_url()}#questions"


class MyQuestions(ListPage):
    """What the reader asked, and what became of it; nobody else sees this page."""

    permission = VENDOR_PERSON
    template_name = "challenges/my_questions.html"

    def rows(self):
        return questions_asked_by(self.request.user)

    def is_demonstration(self, row):
        return row.challenge.round.is_demonstration


class WaitingQuestion:
    """A question for those who may answer it; its asker is not named."""

    permission = ANSWERS_THIS

    def load(self):
        questions = Question.objects.answerable_by(self.request.user)
        related = questions.select_related("challenge__round", "proposed_by", "asked_by")
        self.subject = get_object_or_404(related.defer("challenge__words"), key=self.kwargs["key"])

    def here(self):
        return reverse("challenges:question", args=[self.subject.key])

    back = here

    def get_context_data(self, **kwargs):
        acts = QUESTION.available(self.subject, self.request.user, timezone.now())
        return super().get_context_data(
            question=self.subject,
            acts={act.name for act in acts},
            closes_at=self.subject.challenge.round.answers_close_at,
            corrections=self._corrections(),
            is_late=timezone.now() >= self.subject.challenge.round.answers_close_at,
            demonstration=self.subject.challenge.round.is_demonstration,
            **kwargs,
        )

    def _corrections(self):
        """Of a question that was corrected, for staff alone: they may name the asker."""
        if not (self.subject.was_corrected and standing_of(self.request.user).is_staff):
            return []
        return self.subject.corrections.select_related("by").order_by("-pk")


class AnswerQuestion(SharedDraft, WaitingQuestion, FormPage):
    """Staff publish an answer, a designer proposes one. After the cut-off both are told so."""

    template_name = "challenges/question.html"

    @property
    def is_staff(self):
        return standing_of(self.request.user).is_staff

    @property
    def submit(self):
        return "Publish answer" if self.is_staff else "Propose answer"

    def get_form_class(self):
        return PublishForm if self.is_staff else AnswerForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "question": self.subject}

    def act(self, form):
        keep = answer_question if self.is_staff else propose_answer
        keep(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        if self.is_staff:
            messages.success(self.request, "Answer published.")
            return self.subject.anchor
        messages.success(self.request, "Answer proposed. LGA staff read it and publish it.")
        return self.here()


class TakeBackAnswer(WaitingQuestion, ConfirmPage):
    permission = PROPOSES_ANSWER
    area = "areas/council.html"
    heading = "Take the proposed answer back?"
    text = "Its words stay in the form. LGA staff cannot publish it until you propose it again."
    button = "Take it back"
    done = "Taken back. You can change it and propose it again."

    def do(self):
        take_back_answer(self.subject, by=self.request.user, at=self.now)


class ReturnAnswer(WaitingQuestion, ConfirmPage):
    permission = DECLINES_QUESTION
    form_class = ReturnForm
    heading = "Send the answer back?"
    text = "The person who proposed it is told why, and can propose other words."
    button = "Send back"
    done = "Sent back to the designers."

    def act(self, form):
        return_answer(
            self.subject, reason=form.cleaned_data["reason"], by=self.request.user, at=self.now
        )
        messages.success(self.request, self.done)
        return self.here()


class CorrectQuestion(WaitingQuestion, ConfirmPage):
    """What is public of a question can be put right; staff keep what stood there."""

    permission = DECLINES_QUESTION
    form_class = CorrectForm
    heading = "Correct what is published"
    text = (
        "Everybody reads your words instead: here, in the contact log and in evidence bundles. "
        "Mails and files that went out keep the old ones."
    )
    button = "Publish the correction"
    done = "Corrected. The page says so."

    def load(self):
        super().load()
        if self.subject.status != QuestionStatus.ANSWERED:
            raise Http404

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "question": self.subject}

    def act(self, form):
        correct_question(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, self.done)
        return self.here()


class DeclineQuestion(WaitingQuestion, FormPage):
    permission = DECLINES_QUESTION
    template_name = "challenges/decline_question.html"
    form_class = DeclineForm

    def act(self, form):
        decline_question(
            self.subject, reason=form.cleaned_data["reason"], by=self.request.user, at=self.now
        )
        messages.success(self.request, "Not published. The asker has been told why.")
        return reverse("challenges:staff_challenge", args=[self.subject.challenge.slug])
