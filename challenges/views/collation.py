"""Staff put challenges together: choose, read what will happen, confirm; and undo it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.pages.form_page import FormPage
from accounts.permissions import LGA_STAFF
from challenges.actions.collation.bundling import bundle_challenges
from challenges.actions.collation.linking import link_challenges, link_statements
from challenges.actions.collation.losses import reasons_against
from challenges.actions.collation.merging import merge_challenges
from challenges.actions.collation.undoing import undo_act
from challenges.enums import ActKind, ChallengeStatus
from challenges.forms.collation import (
    OtherChallengeForm,
    OtherStatementForm,
    ReasonForm,
    SeveralChallengesForm,
    beside,
)
from challenges.lifecycle import ACT
from challenges.models import Challenge
from challenges.queries.challenges import whole_challenges
from challenges.queries.collation import councils_told, gain_of, whole_acts
from challenges.views.pages import ConfirmPage
from challenges.views.triage import TriagedStatement
from workflow.engine import verdict_on


class PutTogether(FormPage):
    """`?challenge=slug` are the chosen ones; without them the page asks which."""

    permission = LGA_STAFF
    template_name = "challenges/collation/put_together.html"
    form_class = ReasonForm
    choice_class = SeveralChallengesForm
    heading = choose = button = done = variant = ""
    tells = True

    def load(self):
        if not self.permission.check(self.request.user):
            raise Http404
        challenges = whole_challenges(Challenge.objects.exclude(status=ChallengeStatus.MERGED))
        self.subject = get_object_or_404(challenges, slug=self.kwargs["slug"])
        asked = self.request.GET if {"challenge", "choose"} & self.request.GET.keys() else None
        self.choice = self.choice_class(asked, allowed=self.allowed())
        self.chosen = self.choice.chosen if asked and self.choice.is_valid() else []

    def allowed(self):
        return beside(self.subject)

    def here(self):
        return reverse("challenges:staff_challenge", args=[self.subject.slug])

    def put_together(self, **who_and_when):
        raise NotImplementedError

    def act(self, form):
        self.put_together(**form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, self.done)
        return self.here()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            challenge=self.subject,
            choice=self.choice,
            chosen=self.chosen,
            told=councils_told([self.subject, *self.chosen]) if self.tells else [],
            demonstration=self.subject.round.is_demonstration,
            **kwargs,
        )


class LinkChallenge(PutTogether):
    choice_class = OtherChallengeForm
    heading = "Link to another challenge"
    choose = "Both pages name the other as related. Nothing else changes."
    button = "Link them"
    tells = False
    done = "Linked. Both pages name the other."

    def put_together(self, **who_and_when):
        others = [*self.chosen, self.subject][:1]
        link_challenges(self.subject, others[0], **who_and_when)


class BundleChallenges(PutTogether):
    heading = "Bundle challenges under this one"
    choose = "This challenge lists them, and they point to it. Each keeps its own page, words and supporters."
    button = "Bundle them"
    done = "Bundled. The councils have been told."

    def allowed(self):
        return super().allowed().filter(parent=None, children=None)

    def put_together(self, **who_and_when):
        bundle_challenges(self.subject, self.chosen, **who_and_when)


class MergeChallenges(PutTogether):
    heading = "Merge challenges into this one"
    choose = (
        "This challenge keeps its words, which you can edit afterwards, and gains the statements,"
        " supporters and designers of the others."
    )
    button = "Merge them"
    variant = "warning"
    done = "Merged. The councils have been told. Read the words again: do they fit all statements?"

    def allowed(self):
        open_ones = (ChallengeStatus.DRAFT, ChallengeStatus.PUBLISHED)
        return super().allowed().filter(status__in=open_ones)

    def put_together(self, **who_and_when):
        merge_challenges(self.subject, self.chosen, **who_and_when)

    def get_context_data(self, **kwargs):
        plan = {}
        if self.chosen:
            plan["against"] = list(dict.fromkeys(reasons_against(self.subject, self.chosen)))
            plan["gain"] = gain_of(self.subject, self.chosen)
        return super().get_context_data(is_merge=True, **plan, **kwargs)


class LinkStatements(TriagedStatement, FormPage):
    template_name = "challenges/collation/link_statements.html"
    form_class = OtherStatementForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "statement": self.subject}

    def act(self, form):
        said = form.cleaned_data
        link_statements(
            self.subject,
            said["statement"],
            reason=said["reason"],
            by=self.request.user,
            at=self.now,
        )
        messages.success(self.request, "Linked. Each statement names the other, for staff.")
        return self.here()


class UndoAct(ConfirmPage):
    """Says what comes back and what stays; where a later act stands in the way, which one."""

    permission = LGA_STAFF
    form_class = ReasonForm
    template_name = "challenges/collation/undo.html"
    done = "Undone."

    def load(self):
        self.subject = get_object_or_404(whole_acts(), pk=self.kwargs["pk"])

    def act(self, form):
        undo_act(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, self.done)
        return self.back()

    def back(self):
        part = self.subject.challenge or self.subject.parts.all()[0].challenge
        if part:
            return reverse("challenges:staff_challenge", args=[part.slug])
        statement = self.subject.parts.all()[0].statement
        return reverse("challenges:staff_statement", args=[statement.reference])

    def get_context_data(self, **kwargs):
        at = timezone.now()
        against = verdict_on(ACT["undo"], self.subject, self.request.user, at).reason
        return super().get_context_data(
            deed=self.subject,
            against=against,
            revised=self._revised(),
            told=self._told(),
            **kwargs,
        )

    def _told(self):
        deed = self.subject
        if deed.kind == ActKind.LINK:
            return []
        return councils_told([deed.target, *(part.challenge for part in deed.parts.all())])

    def _revised(self):
        """Whether the survivor's words were published anew beside the merge's own version."""
        deed = self.subject
        if deed.kind != ActKind.MERGE:
            return False
        return deed.target.version > deed.data["version"] + deed.target.is_public
