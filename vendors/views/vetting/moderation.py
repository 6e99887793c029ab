"""The moderation meeting."""

from datetime import datetime
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from accounts.pages.guarded import GuardedPage
from vendors.actions.vetting.moderation import agree_score
from vendors.enums import SolutionStatus
from vendors.forms.vetting.scoring import AgreedScoreForm
from vendors.models import AgreedScore
from vendors.queries.vetting.dossiers import (
    columns_of,
    scored_criteria,
    scores_side_by_side,
)
from vendors.rules import READS_SCORES
from vendors.views.vetting.dossiers import OfVersion, VersionFormOverSaved


class Moderation(OfVersion, GuardedPage):
    """All submitted scores side by side, a criterion a row."""

    permission = READS_SCORES
    template_name = "vendors/vetting/moderation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = scores_side_by_side(self.subject)
        return super().get_context_data(
            version=self.subject,
            demonstration=self.subject.round.is_demonstration,
            rows=rows,
            columns=columns_of(rows, "Mean", "Agreed"),
            agreed=sum(row.agreed is not None for row in rows),
            next=next((row.criterion for row in rows if row.agreed is None), None),
            back=self.here,
            **kwargs,
        )


class AgreeScore(VersionFormOverSaved):
    """One criterion in the moderation meeting; saving goes on to the next without an agreed score."""

    statuses = (SolutionStatus.MODERATION,)
    form_class = AgreedScoreForm
    template_name = "vendors/vetting/agree.html"
    submit = "Save and next"

    def load(self) -> None:
        super().load()
        self.rows = scores_side_by_side(self.subject)
        places = {row.criterion.code: place for place, row in enumerate(self.rows)}
        if self.kwargs["code"] not in places:
            raise Http404
        self.place = places[self.kwargs["code"]]
        self.criterion = self.rows[self.place].criterion

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "criterion": self.criterion}

    def get_initial(self) -> dict[str, Any]:
        agreed = self._agreed()
        if agreed is None:
            return {}
        return {"value": str(agreed.value), "reason": agreed.reason, "seen": self.token}

    def act(self, form: Any) -> str:
        agree_score(
            self.subject,
            self.criterion,
            value=form.points,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
            at=timezone.now(),
            replaces=form.cleaned_data["seen"],
        )
        return self._next()

    def saved_at(self) -> datetime | None:
        agreed = self._agreed()
        return agreed.recorded_at if agreed else None

    def _agreed(self) -> AgreedScore | None:
        return self.subject.agreed_scores.filter(criterion=self.criterion).first()

    def _next(self) -> str:
        """The next criterion without an agreed score; the table when there is none left."""
        solution = [self.subject.solution.slug, self.subject.number]
        agreed = set(self.subject.agreed_scores.values_list("criterion_id", flat=True))
        left = [c for c in scored_criteria(self.subject) if c.pk not in agreed]
        if not left:
            return reverse("vendors:moderation", args=solution)
        return reverse("vendors:agree_score", args=[*solution, left[0].code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows, place = self.rows, self.place
        return super().get_context_data(
            criterion=self.criterion,
            row=rows[place],
            agreed=sum(row.agreed is not None for row in rows),
            total=len(rows),
            previous=rows[place - 1].criterion if place else None,
            following=rows[place + 1].criterion if place + 1 < len(rows) else None,
            **kwargs,
        )
