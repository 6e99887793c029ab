"""A council objects to where its words went; staff answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.pages.form_page import FormPage
from accounts.permissions import LGA_STAFF
from challenges.actions.objections import (
    keep_despite_objection,
    object_to_act,
    object_to_join,
    uphold_objection,
)
from challenges.enums import ObjectionStatus
from challenges.forms.collation import AnswerObjectionForm, ObjectionForm
from challenges.models import ChallengeSource, Statement
from challenges.queries.objections import (
    acts_to_object,
    objections_to_answer,
    whole_objections,
)
from challenges.queries.statements import whole_statements
from challenges.rules import OWN_STATEMENT
from challenges.views.pages import ListPage


class ObjectTo(FormPage):
    permission = OWN_STATEMENT
    form_class = ObjectionForm
    template_name = "challenges/collation/object.html"

    def load(self):
        own = whole_statements(Statement.objects.of_councils_of(self.request.user))
        self.subject = get_object_or_404(own, reference=self.kwargs["reference"])
        self.moved = get_object_or_404(self.moves(), pk=self.kwargs["pk"])

    def moves(self):
        raise NotImplementedError

    def here(self):
        return self.subject.get_absolute_url()

    def done(self):
        messages.success(self.request, "Objection sent. LGA staff answer it in a message.")
        return self.here()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            statement=self.subject,
            challenge=self.moved.challenge,
            demonstration=self.subject.round.is_demonstration,
            **kwargs,
        )


class ObjectToJoin(ObjectTo):
    def moves(self):
        attached = ChallengeSource.objects.attached().filter(carried_by=None)
        return attached.filter(statement=self.subject).select_related("challenge", "statement")

    def act(self, form):
        object_to_join(self.moved, **form.cleaned_data, by=self.request.user, at=self.now)
        return self.done()


class ObjectToAct(ObjectTo):
    def moves(self):
        return acts_to_object(self.subject)

    def act(self, form):
        object_to_act(
            self.subject, self.moved, **form.cleaned_data, by=self.request.user, at=self.now
        )
        return self.done()


class Objections(ListPage):
    permission = LGA_STAFF
    template_name = "challenges/collation/objections.html"

    def rows(self):
        return objections_to_answer()

    def is_demonstration(self, row):
        return row.statement.round.is_demonstration


class AnswerObjection(FormPage):
    permission = LGA_STAFF
    form_class = AnswerObjectionForm
    template_name = "challenges/collation/objection.html"

    def load(self):
        self.subject = get_object_or_404(whole_objections(), pk=self.kwargs["pk"])

    def act(self, form):
        is_upheld = form.cleaned_data["choice"] == form.UPHOLD
        answer = uphold_objection if is_upheld else keep_despite_objection
        answer(
            self.subject,
            answer=form.cleaned_data["answer"],
            by=self.request.user,
            at=self.now,
        )
        messages.success(self.request, "Answered. The council has been told.")
        return self._undo() if is_upheld else reverse("challenges:objections")

    def _is_stuck(self):
        source = self.subject.source
        if source is None or source.detached_at or not source.challenge.is_public:
            return False
        return source.challenge.sources.attached().count() == 1

    def _undo(self):
        objection = self.subject
        if objection.act_id:
            return reverse("challenges:undo_act", args=[objection.act_id])
        return reverse("challenges:detach_source", args=[objection.source_id])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            objection=self.subject,
            challenge=self.subject.challenge,
            is_stuck=self._is_stuck(),
            is_waiting=self.subject.status == ObjectionStatus.RAISED,
            undo=self._undo(),
            demonstration=self.subject.statement.round.is_demonstration,
            **kwargs,
        )
