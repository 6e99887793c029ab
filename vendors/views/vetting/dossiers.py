"""What LGA staff do with a submitted solution, from the eligibility check to the decision."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django_filters.views import FilterView

from accounts.pages.download import DownloadableList
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import LGA_STAFF
from design.printing import can_print
from vendors.actions.vetting.assignment import assign_assessor
from vendors.actions.vetting.eligibility import (
    check_eligibility,
    judge_eligibility,
    pass_eligibility,
    return_solution,
)
from vendors.actions.vetting.moderation import open_moderation
from vendors.downloads import VETTING
from vendors.enums import (
    AFTER_DECISION_STATUSES,
    ANSWERED_DURING,
    ASKED_DURING,
    OPEN_ASSIGNMENT_STATUSES,
    VETTING_STATUSES,
    AssignmentStatus,
    EligibilityOutcome,
    SolutionStatus,
)
from vendors.filters.vetting import VettingFilter
from vendors.forms.assigning.proposals import ChoosePersonForm
from vendors.forms.vetting.gate import JudgementForm, ReturnForm
from vendors.lifecycle import SOLUTION
from vendors.models import EligibilityResult, SolutionVersion
from vendors.queries.deciding.appeals import appeals_of
from vendors.queries.deciding.decisions import (
    WAS_DECIDED,
    agreed_scores_as_told,
    decisions_beside_scores,
)
from vendors.queries.deciding.renewals import standings_of
from vendors.queries.vetting.candidates import candidates_for
from vendors.queries.vetting.clarifications import threads_of, with_questions
from vendors.queries.vetting.dossiers import answers_in_order, vetting_list
from vendors.queries.vetting.eligibility import gate_of
from vendors.queries.vetting.standstill import asked_to_score
from vendors.rules import VETS
from vendors.views.over_saved import OverSaved
from workflow.engine import TransitionDenied

STAFF_WORK = (SolutionStatus.SUBMITTED, *VETTING_STATUSES, SolutionStatus.MODERATION)


class VettingList(DownloadableList, Guarded, FilterView):
    """Solutions by what they wait for."""

    permission = LGA_STAFF
    filterset_class = VettingFilter
    template_name = "vendors/vetting/list.html"
    paginate_by = 25
    download_columns, download_name = VETTING, "solutions"

    def get_queryset(self) -> Any:
        return vetting_list(self.request.user)

    def listed(self) -> Any:
        rows = self.get_queryset()
        return self.filterset_class(self.request.GET, queryset=rows, request=self.request).qs


class OfVersion(Guarded):
    """About one version this person may vet."""

    permission = VETS

    def load(self) -> None:
        self.subject = get_object_or_404(
            SolutionVersion.objects.dossiers_for(self.request.user)
            .select_related("solution__vendor", "round", "criteria_set")
            .annotate(was_decided=WAS_DECIDED),
            solution__slug=self.kwargs["slug"],
            number=self.kwargs["number"],
        )

    @property
    def here(self) -> str:
        return reverse("vendors:vetting", args=[self.subject.solution.slug, self.subject.number])


class VettingPage(OfVersion, GuardedPage):
    """The whole file of one version, with the acts that are open to this person now."""

    template_name = "vendors/vetting/dossier.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version, rows = with_questions(self.subject), answers_in_order(self.subject)
        gate = gate_of(version, [row.answer for row in rows if row.answer])
        is_decided = version.status in AFTER_DECISION_STATUSES
        decisions = decisions_beside_scores(version) if version.was_decided else []
        return super().get_context_data(
            version=version,
            demonstration=version.round.is_demonstration,
            rows=rows,
            gate=gate,
            gate_passed=sum(row.result.outcome == EligibilityOutcome.PASS for row in gate),
            is_in_work=version.status in STAFF_WORK,
            is_being_scored=version.status in VETTING_STATUSES,
            **self._scoring(),
            threads=threads_of(version),
            asks=version.status in ASKED_DURING,
            is_open=version.status in ANSWERED_DURING,
            today=localdate(),
            standings=standings_of(version, gate, localdate()),
            agreed=agreed_scores_as_told(version) if is_decided else [],
            decisions=decisions,
            appeals=appeals_of(decisions, localdate()),
            acts={t.name for t in SOLUTION.available(version, self.request.user, timezone.now())},
            **kwargs,
        )

    def _scoring(self) -> dict[str, Any]:
        """Who was asked and how far they are; no way to their scores for somebody still to score."""
        asked = list(asked_to_score(self.subject, timezone.now()))
        handed_in = sum(one.status == AssignmentStatus.SUBMITTED for one in asked)
        scores_too = any(
            one.assessor_id == self.request.user.pk and one.status in OPEN_ASSIGNMENT_STATUSES
            for one in asked
        )
        return {
            "assignments": asked,
            "handed_in": handed_in,
            "shows_scores": bool(handed_in) and not scores_too,
            "takes_file": not scores_too,
            "can_print": can_print(),
        }


class VersionAct(OfVersion):
    """A button: one act, then back to the file. A refusal is told there."""

    def act(self) -> str:
        """Do it and return the word that tells of it."""
        raise NotImplementedError

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            messages.success(request, self.act())
        except TransitionDenied as denied:
            messages.error(request, denied.reason)
        return redirect(self.here)


class PassEligibility(VersionAct):
    def act(self) -> str:
        pass_eligibility(self.subject, by=self.request.user, at=timezone.now())
        return "Vetting has begun. Ask assessors to score it."


class CheckAgain(VersionAct):
    def act(self) -> str:
        check_eligibility(self.subject, by=self.request.user, at=timezone.now())
        return "Eligibility was worked out again."


class OpenModeration(VersionAct):
    def act(self) -> str:
        open_moderation(self.subject, by=self.request.user, at=timezone.now())
        return "Moderation is open. Agree one score for each criterion."


class VersionForm(OfVersion, FormPage):
    """A form about one version; `title` heads it, `done` tells of it afterwards."""

    template_name = "vendors/vetting/form.html"
    title = submit = done = ""
    statuses: tuple[str, ...] = ()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nobody fills in what can no longer be sent; what is sent too late, the action answers."""
        if self.subject.status not in self.statuses:
            state = SOLUTION.words[self.subject.status].staff
            messages.info(request, f"Not now: this solution is “{state}”.")
            return redirect(self.here)
        return super().get(request, *args, **kwargs)

    def act(self, form: Any) -> str:
        self.change(form.cleaned_data)
        messages.success(self.request, self.done)
        return self.here

    def change(self, said: dict[str, Any]) -> None:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            version=self.subject,
            demonstration=self.subject.round.is_demonstration,
            back=self.here,
            title=self.title,
            submit=self.submit,
            **kwargs,
        )


class VersionFormOverSaved(OverSaved, VersionForm):
    """About a version, over what somebody else may save meanwhile."""


class ReturnToVendor(VersionForm):
    statuses = (SolutionStatus.SUBMITTED,)
    form_class = ReturnForm
    title, submit = "Return to the vendor", "Return it"
    done = "Returned. The vendor has been told why."

    def change(self, said: dict[str, Any]) -> None:
        return_solution(self.subject, **said, by=self.request.user, at=timezone.now())


class JudgeCriterion(VersionFormOverSaved):
    """A person's judgement where the portal cannot work the result out."""

    statuses = (SolutionStatus.SUBMITTED,)
    form_class = JudgementForm
    title, submit, done = "Judge this criterion", "Record judgement", "Judgement recorded."

    def load(self) -> None:
        super().load()
        self.result = get_object_or_404(
            EligibilityResult.objects.select_related("criterion", "version__solution"),
            version=self.subject,
            criterion__code=self.kwargs["code"],
        )

    def change(self, said: dict[str, Any]) -> None:
        judge_eligibility(
            self.result,
            outcome=EligibilityOutcome(said["outcome"]),
            reason=said["reason"],
            by=self.request.user,
            at=timezone.now(),
            replaces=said["seen"],
        )

    def get_initial(self) -> dict[str, Any]:
        result = self.result
        if result.judged_at is None:
            return {}
        return {"outcome": result.outcome, "reason": result.reason, "seen": self.token}

    def saved_at(self) -> datetime | None:
        judged = EligibilityResult.objects.filter(pk=self.result.pk)
        return judged.values_list("judged_at", flat=True).first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        answer = self.subject.answers.filter(criterion=self.result.criterion).first()
        return super().get_context_data(criterion=self.result.criterion, answer=answer, **kwargs)


class Assign(VersionForm):
    statuses = VETTING_STATUSES
    form_class = ChoosePersonForm
    title, submit = "Ask an assessor", "Ask this person"
    done = "Asked. They declare interests before anything opens to them."

    def get_form_kwargs(self) -> dict[str, Any]:
        found = candidates_for(self.subject, day=timezone.localdate())
        return {**super().get_form_kwargs(), "candidates": found}

    def act(self, form: Any) -> str:
        self.chosen = form.person
        return super().act(form)

    def change(self, said: dict[str, Any]) -> None:
        assign_assessor(self.subject, self.chosen, by=self.request.user, at=timezone.now())
