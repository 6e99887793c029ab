from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from vendors.actions.assigning.replacing import replace_assessor
from vendors.enums import VETTING_STATUSES, AssignmentStatus
from vendors.forms.assigning.proposals import ReplaceForm
from vendors.queries.vetting.candidates import candidates_for
from vendors.views.vetting.dossiers import VersionForm


class Replace(VersionForm):
    """Somebody else in the place of one assessor of a version."""

    statuses = VETTING_STATUSES
    form_class = ReplaceForm
    submit = "Ask this person instead"
    done = "Asked. They declare interests before anything opens to them."

    def load(self) -> None:
        super().load()
        replaceable = self.subject.assignments.exclude(status=AssignmentStatus.SUBMITTED)
        self.held = get_object_or_404(
            replaceable.filter(replaced_by=None).select_related("assessor"), pk=self.kwargs["pk"]
        )

    @property
    def title(self) -> str:
        return f"Ask somebody else instead of {self.held.assessor}"

    def get_form_kwargs(self) -> dict[str, Any]:
        found = candidates_for(self.subject, day=timezone.localdate())
        return {**super().get_form_kwargs(), "candidates": found}

    def act(self, form: Any) -> str:
        self.chosen = form.person
        return super().act(form)

    def change(self, said: dict[str, Any]) -> None:
        replace_assessor(
            self.held,
            self.chosen,
            reason=said["reason"],
            by=self.request.user,
            at=timezone.now(),
        )
