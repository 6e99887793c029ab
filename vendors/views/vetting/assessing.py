"""What an assessor does: declare, score alone, submit."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView

from accounts.form_page import FormPage
from accounts.guarded import Guarded
from accounts.permissions import ASSESSOR
from design.tags.lists import moment
from vendors.actions.vetting.assignment import (
    declare_conflict,
    declare_no_conflict,
    decline_assignment,
)
from vendors.actions.vetting.scoring import save_score, submit_scores
from vendors.enums import VETTING_STATUSES, AssignmentStatus, ConflictKind, DeclineReason
from vendors.forms.vetting.assignment import DeclarationForm, DeclineForm
from vendors.forms.vetting.scoring import ScoreForm, SubmitScoresForm
from vendors.models import Criterion, Score, SolutionVersion
from vendors.queries.vetting.dossiers import (
    answers_in_order,
    assignments_of,
    columns_of,
    next_to_score,
    scored_criteria,
    scores_side_by_side,
)
from vendors.rules import OWN_ASSIGNMENT


class MyAssignments(Guarded, ListView):
    """What this assessor was asked to score."""

    permission = ASSESSOR
    template_name = "vendors/assessing/list.html"
    context_object_name = "assignments"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return assignments_of(self.request.user)


class OfAssignment(Guarded):
    """About one assignment of this assessor, in one of `statuses`."""

    permission = OWN_ASSIGNMENT
    statuses: tuple[str, ...] = ()

    def load(self) -> None:
        self.subject = get_object_or_404(
            assignments_of(self.request.user).filter(status__in=self.statuses),
            pk=self.kwargs["pk"],
        )


class Declare(OfAssignment, FormPage):
    """Before anything is opened: is there an interest in this vendor?"""

    statuses = (AssignmentStatus.ASSIGNED, AssignmentStatus.SCORING)
    form_class = DeclarationForm
    template_name = "vendors/assessing/declare.html"

    def act(self, form: Any) -> str:
        said, at = form.cleaned_data, timezone.now()
        if said["interest"] == form.NONE:
            declare_no_conflict(self.subject, by=self.request.user, at=at)
            return reverse("vendors:score_next", args=[self.subject.pk])
        declare_conflict(
            self.subject,
            kind=ConflictKind(said["interest"]),
            details=said["details"],
            by=self.request.user,
            at=at,
        )
        messages.success(
            self.request, "Thank you. Nothing of this vendor is shown to you any more."
        )
        return reverse("vendors:my_assignments")


class Decline(OfAssignment, FormPage):
    statuses = (AssignmentStatus.ASSIGNED,)
    form_class = DeclineForm
    template_name = "vendors/assessing/decline.html"

    def act(self, form: Any) -> str:
        reason = DeclineReason(form.cleaned_data["reason"])
        decline_assignment(self.subject, reason=reason, by=self.request.user, at=timezone.now())
        messages.success(self.request, "Declined. Staff will ask somebody else.")
        return reverse("vendors:my_assignments")


class OpenDossier(OfAssignment):
    """A declared assignment whose dossier this person may still read."""

    statuses = (AssignmentStatus.SCORING, AssignmentStatus.SUBMITTED)

    def load(self) -> None:
        super().load()
        dossiers = SolutionVersion.objects.dossiers_for(self.request.user)
        if not dossiers.filter(pk=self.subject.version_id).exists():
            raise Http404


class ScoreNext(OpenDossier, FormPage):
    """The overview of one assignment: what is scored, what is left, and handing it in."""

    form_class = SubmitScoresForm
    template_name = "vendors/assessing/overview.html"

    def act(self, form: Any) -> str:
        submit_scores(self.subject, by=self.request.user, at=timezone.now())
        messages.success(self.request, "Scores submitted. You can now see the others’ scores.")
        return reverse("vendors:score_next", args=[self.subject.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_submitted = self.subject.status == AssignmentStatus.SUBMITTED
        scores = {score.criterion_id: score for score in self.subject.scores.all()}
        criteria = scored_criteria(self.subject.version)
        others = scores_side_by_side(self.subject.version) if is_submitted else []
        return super().get_context_data(
            assignment=self.subject,
            version=self.subject.version,
            demonstration=self.subject.version.round.is_demonstration,
            rows=[(criterion, scores.get(criterion.pk)) for criterion in criteria],
            done=len(scores),
            saved=_saved(self.subject.saved_at, timezone.now()),
            next=None if is_submitted else next_to_score(self.subject),
            is_submitted=is_submitted,
            is_over=self.subject.version.status not in VETTING_STATUSES,
            others=others,
            columns=columns_of(others, "Mean"),
            **kwargs,
        )


def _saved(at: datetime | None, now: datetime) -> str:
    """When the last of the scores was saved, for the line beside the progress bar."""
    if at is None:
        return ""
    return "saved just now" if now - at < timedelta(minutes=1) else f"last saved {moment(at)}"


class ScoreCriterion(OpenDossier, FormPage):
    """One criterion: the vendor's answer and evidence beside the words for each point."""

    statuses = (AssignmentStatus.SCORING,)
    form_class = ScoreForm
    template_name = "vendors/assessing/score.html"

    def load(self) -> None:
        super().load()
        self.criterion: Criterion = get_object_or_404(
            Criterion.objects.filter(section__criteria_set=self.subject.version.criteria_set_id),
            code=self.kwargs["code"],
        )
        self.criteria = scored_criteria(self.subject.version)
        if self.criterion not in self.criteria:
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "criterion": self.criterion}

    def get_initial(self) -> dict[str, Any]:
        score = self._own_score()
        if score is None:
            return {}
        return {"value": "" if score.value is None else str(score.value), "reason": score.reason}

    def _own_score(self) -> Score | None:
        return self.subject.scores.filter(criterion=self.criterion).first()

    def act(self, form: Any) -> str:
        save_score(
            self.subject,
            self.criterion,
            value=form.points,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
            at=timezone.now(),
        )
        following = next_to_score(self.subject, after=self.criterion)
        if following is None:
            return reverse("vendors:score_next", args=[self.subject.pk])
        return reverse("vendors:score", args=[self.subject.pk, following.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        answers = answers_in_order(self.subject.version)
        position = self.criteria.index(self.criterion)
        return super().get_context_data(
            assignment=self.subject,
            version=self.subject.version,
            criterion=self.criterion,
            demonstration=self.subject.version.round.is_demonstration,
            row=next(row for row in answers if row.criterion == self.criterion),
            own=self._own_score(),
            done=self.subject.done,
            saved=_saved(self.subject.saved_at, timezone.now()),
            total=len(self.criteria),
            previous=self.criteria[position - 1] if position else None,
            following=next(iter(self.criteria[position + 1 :]), None),
            **kwargs,
        )
