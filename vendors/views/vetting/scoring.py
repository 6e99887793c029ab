"""The scoring screen: an assessor scores alone, one criterion at a time, and hands in."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from design.tags.lists import moment
from design.wording import error_texts
from documents.downloads import private_download
from vendors.actions.vetting.scoring import SavedElsewhere, keep_typed, save_score, submit_scores
from vendors.blind import Veil
from vendors.enums import VETTING_STATUSES, AssignmentStatus
from vendors.forms.vetting.scoring import ScoreForm, SubmitScoresForm, TypedScoreForm
from vendors.models import BlindFile, Criterion
from vendors.queries.vetting.blind import description_for, said_to, veil_for
from vendors.queries.vetting.dossiers import columns_of, scores_side_by_side
from vendors.queries.vetting.scoring import (
    CriterionProgress,
    Kept,
    next_to_score,
    progress_of_scores,
)
from vendors.views.vetting.assessing import OfAssignment
from workflow.engine import TransitionDenied

BOTH = "Press “Save and next” to see both. Nothing you typed is lost."


class OpenDossier(OfAssignment):
    """A declared assignment; while it is blind, its pages read the version through `description_for`."""

    statuses: tuple[str, ...] = (AssignmentStatus.SCORING, AssignmentStatus.SUBMITTED)

    @cached_property
    def veil(self) -> Veil | None:
        return veil_for(self.subject)

    @cached_property
    def rows(self) -> list[CriterionProgress]:
        return progress_of_scores(self.subject)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            assignment=self.subject,
            described=description_for(self.subject.version, self.veil),
            demonstration=self.subject.version.round.is_demonstration,
            done=sum(row.is_done for row in self.rows),
            total=len(self.rows),
            saved=_saved(self.subject.saved_at, timezone.now()),
            **kwargs,
        )


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
        others = scores_side_by_side(self.subject.version) if is_submitted else []
        return super().get_context_data(
            rows=self.rows,
            next=None if is_submitted else next_to_score(self.subject, self.rows),
            is_submitted=is_submitted,
            is_over=self.subject.version.status not in VETTING_STATUSES,
            others=others,
            columns=columns_of(others, "Mean"),
            **kwargs,
        )


class ScoreCriterion(OpenDossier, FormPage):
    """One criterion: the vendor's answer and evidence beside the words for each point."""

    statuses = (AssignmentStatus.SCORING,)
    form_class = ScoreForm
    template_name = "vendors/assessing/score.html"

    def load(self) -> None:
        super().load()
        codes = [row.criterion.code for row in self.rows]
        if self.kwargs["code"] not in codes:
            raise Http404
        self.place = codes.index(self.kwargs["code"])
        self.criterion: Criterion = self.rows[self.place].criterion

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "criterion": self.criterion}

    def get_initial(self) -> dict[str, Any]:
        kept = self.rows[self.place].kept
        return {
            "value": "" if kept.value is None else str(kept.value),
            "reason": kept.reason,
            "confidence": kept.confidence,
            "seen": kept.token,
        }

    def act(self, form: ScoreForm) -> str:
        try:
            save_score(
                self.subject, self.criterion, **form.typed, by=self.request.user, at=self.now
            )
        except SavedElsewhere as saved:
            form.data = {**form.data.dict(), "seen": saved.kept.token}
            raise
        return self._next()

    def _next(self) -> str:
        rows = progress_of_scores(self.subject)
        following = next_to_score(self.subject, rows, after=self.criterion)
        if following is None:
            return reverse("vendors:score_next", args=[self.subject.pk])
        return reverse("vendors:score", args=[self.subject.pk, following.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        previous, following = self.place - 1, self.place + 1
        return super().get_context_data(
            criterion=self.criterion,
            said=said_to(self.subject.version, self.criterion, self.veil),
            kept=self.rows[self.place].kept,
            previous=self.rows[previous].criterion if previous >= 0 else None,
            following=self.rows[following].criterion if following < len(self.rows) else None,
            **kwargs,
        )


class KeepTyped(OpenDossier, Guarded):
    """Keeps the screen while somebody types, in one round trip; a script asks, it answers in words."""

    statuses = (AssignmentStatus.SCORING,)

    def load(self) -> None:
        super().load()
        asked = Criterion.objects.filter(section__criteria_set=self.subject.version.criteria_set_id)
        self.criterion = get_object_or_404(asked, code=self.kwargs["code"])

    def post(self, request: HttpRequest, **kwargs: Any) -> JsonResponse:
        form = TypedScoreForm(request.POST, criterion=self.criterion)
        if not form.is_valid():
            return _said(f"Not saved yet. {_first_error(form)}", status=422)
        try:
            kept = keep_typed(
                self.subject, self.criterion, **form.typed, by=request.user, at=timezone.now()
            )
        except SavedElsewhere as saved:
            news = f"Not saved: {saved.kept} was saved here in another window. {BOTH}"
            return _said(news, status=409)
        except TransitionDenied as denied:
            return _said(f"Not saved. {denied.reason}", status=409)
        return _said(_kept_words(kept), seen=kept.token)


class BlindFileDownload(OpenDossier):
    """Evidence that staff opened to blind assessors, under a name that says nothing."""

    def load(self) -> None:
        super().load()
        opened = BlindFile.objects.filter(version=self.subject.version_id)
        found = get_object_or_404(
            opened.select_related("copy", "evidence__document"), evidence=self.kwargs["evidence"]
        )
        self.document = found.copy or found.evidence.document
        if self.document is None:
            raise Http404

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        name = f"evidence-{self.kwargs['evidence']}"
        return private_download(self.document, to=request.user, at=timezone.now(), stem=name)


def _said(news: str, *, status: int = 200, **more: str) -> JsonResponse:
    return JsonResponse({"news": news, **more}, status=status)


def _first_error(form: forms.Form) -> str:
    return error_texts(next(bound for bound in form if bound.errors))[0]


def _kept_words(kept: Kept) -> str:
    at = f"{timezone.localtime(kept.saved_at):%H:%M}"
    if not kept.is_unfinished:
        return f"Saved at {at}"
    return (
        f"Kept as typed at {at}. Still to give: {'a score' if kept.value is None else 'a reason'}."
    )


def _saved(at: datetime | None, now: datetime) -> str:
    """When the last of the scores was saved, for the line beside the progress bar."""
    if at is None:
        return ""
    return "saved just now" if now - at < timedelta(minutes=1) else f"last saved {moment(at)}"
