"""Staff read statements and decide: return, reject, join into challenges."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.pages.download import DownloadableList
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.pages.way_back import way_back
from accounts.permissions import LGA_STAFF
from challenges.actions.consolidation import (
    consolidate_statements,
    detach_source,
    link_statement,
    place_statements,
)
from challenges.actions.statements import reject_statement, return_statement
from challenges.downloads import STATEMENTS
from challenges.enums import StatementStatus
from challenges.filters import StatementFilter
from challenges.forms.triage import (
    ExistingChallengeForm,
    NewChallengeForm,
    RejectForm,
    ReturnForm,
)
from challenges.lifecycle import STATEMENT
from challenges.models import ChallengeSource, Statement
from challenges.queries.collation import acts_about_statement
from challenges.queries.statements import (
    challenges_fed_by,
    selected_statements,
    statement_queue,
    whole_statements,
    with_long_texts,
)
from challenges.rules import MOST_JOINED
from challenges.timeline import staff_timeline
from challenges.views.pages import ConfirmPage, ListPage


class StatementQueue(DownloadableList, ListPage):
    permission = LGA_STAFF
    template_name = "challenges/queue.html"
    filter_class = StatementFilter
    download_columns, download_name = STATEMENTS, "statements"
    defaults = {"state": StatementStatus.SUBMITTED}

    def rows(self):
        return statement_queue()

    def listed(self):
        return with_long_texts(super().listed())

    def get_context_data(self, **kwargs):
        return super().get_context_data(words=STATEMENT.words, **kwargs)


class TriagedStatement:
    """A statement that was submitted once, as staff see it."""

    permission = LGA_STAFF

    def load(self):
        seen = whole_statements(Statement.objects.ever_submitted())
        self.subject = get_object_or_404(seen, reference=self.kwargs["reference"])

    def here(self):
        return reverse("challenges:staff_statement", args=[self.subject.reference])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(statement=self.subject, **kwargs)
        context["demonstration"] = self.subject.round.is_demonstration
        return context


class StaffStatement(TriagedStatement, GuardedPage):
    template_name = "challenges/staff_statement.html"

    def get_context_data(self, **kwargs):
        at, user = timezone.now(), self.request.user
        return super().get_context_data(
            words=STATEMENT.words[self.subject.status],
            acts={act.name for act in STATEMENT.available(self.subject, user, at)},
            timeline=staff_timeline(self.subject),
            sources=challenges_fed_by(self.subject, user),
            collation=acts_about_statement(self.subject),
            next_up=self._next_up(),
            **kwargs,
        )

    def _next_up(self):
        """The statement that has waited longest beside this one."""
        waiting = Statement.objects.waiting().exclude(pk=self.subject.pk).without_long_texts()
        return waiting.order_by("submitted_at", "pk").first()


class DecideStatement(TriagedStatement, FormPage):
    """A reason and a button."""

    template_name = "challenges/decide_statement.html"
    heading = lead = button = variant = done = ""

    def decide(self, reason):
        raise NotImplementedError

    def act(self, form):
        self.decide(form.cleaned_data["reason"])
        messages.success(self.request, self.done)
        return self.here()


class ReturnStatement(DecideStatement):
    form_class = ReturnForm
    heading = "Return to the council"
    lead = "The council can change its words and submit again."
    button = "Return to the council"
    done = "Returned. The council has been told."

    def decide(self, reason):
        return_statement(self.subject, reason=reason, by=self.request.user, at=self.now)


class RejectStatement(DecideStatement):
    form_class = RejectForm
    heading = "Do not take forward"
    lead = "This ends the statement in this round. It cannot be undone."
    button = "Reject statement"
    variant = "warning"
    done = "Not taken forward. The council has been told."

    def decide(self, reason):
        reject_statement(self.subject, reason=reason, by=self.request.user, at=self.now)


class JoinPage(FormPage):
    """The chosen statements side by side with the form that joins them."""

    permission = LGA_STAFF
    template_name = "challenges/join.html"

    def load(self):
        if not self.permission.check(self.request.user):
            raise Http404
        self.waiting, self.accepted = self._chosen("statement"), self._chosen("also")
        self.statements = [*self.waiting, *self.accepted]

    def _chosen(self, name):
        """`?statement=…` wait for a decision, `?also=…` were accepted before."""
        references = self.request.GET.getlist(name)[:MOST_JOINED]
        whole = [reference for reference in references if "\0" not in reference]
        return selected_statements(whole, self.request.user)

    def get_context_data(self, **kwargs):
        query = self.request.GET.urlencode()
        decided = [s for s in self.waiting if s.status != StatementStatus.SUBMITTED]
        return super().get_context_data(
            statements=self.statements,
            query=query,
            decided=len(decided),
            demonstration=any(s.round.is_demonstration for s in self.statements),
            **kwargs,
        )


class JoinNew(JoinPage):
    form_class = NewChallengeForm
    extra_context = {"is_new": True}

    def get_form_kwargs(self):
        """The new challenge is part of the round of its first statement."""
        round = self.statements[0].round if self.statements else None
        return {**super().get_form_kwargs(), "round": round}

    def act(self, form):
        challenge = consolidate_statements(
            self.waiting, self.accepted, **form.cleaned_data, by=self.request.user, at=self.now
        )
        messages.success(self.request, "Challenge started. Write it, then publish.")
        return reverse("challenges:edit_challenge", args=[challenge.slug])


class JoinExisting(JoinPage):
    form_class = ExistingChallengeForm

    def get_initial(self):
        """A page that knows a fitting challenge names it in its link."""
        return {"challenge": self.request.GET.get("challenge")}

    def act(self, form):
        challenge = form.cleaned_data["challenge"]
        place_statements(self.waiting, self.accepted, challenge, by=self.request.user, at=self.now)
        messages.success(self.request, "Joined. The councils have been told.")
        return reverse("challenges:staff_challenge", args=[challenge.slug])


class LinkStatement(TriagedStatement, FormPage):
    """An accepted statement may feed further challenges."""

    template_name = "challenges/link_statement.html"
    form_class = ExistingChallengeForm

    def act(self, form):
        link_statement(
            self.subject, form.cleaned_data["challenge"], by=self.request.user, at=self.now
        )
        messages.success(self.request, "Linked to one more challenge.")
        return self.here()


class DetachSource(ConfirmPage):
    permission = LGA_STAFF
    heading = "Take this statement out of the challenge?"
    button = "Take out"
    variant = "warning"
    done = "Taken out. Check who is named as designer."

    def load(self):
        sources = ChallengeSource.objects.attached().select_related("statement", "challenge")
        self.subject = get_object_or_404(sources, pk=self.kwargs["pk"])
        self.text = (
            f"{self.subject.statement.reference}: {self.subject.statement.question}"
            " If it feeds no other challenge it goes back to the queue. You can join it again."
        )

    def do(self):
        detach_source(self.subject, by=self.request.user, at=self.now)

    def back(self):
        challenge = reverse("challenges:staff_challenge", args=[self.subject.challenge.slug])
        return way_back(self.request.GET.get("back", "")) or challenge
