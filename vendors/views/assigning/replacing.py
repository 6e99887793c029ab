from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from vendors.actions.assigning.replacing import replace_assessor
from vendors.enums import AssignmentStatus
from vendors.forms.assigning.proposals import ReplaceForm
from vendors.views.vetting.dossiers import Assign


class Replace(Assign):
    """Somebody else in the place of one assessor of a version."""

    form_class = ReplaceForm
    submit = "Ask this person instead"

    def load(self) -> None:
        super().load()
        replaceable = self.subject.assignments.exclude(status=AssignmentStatus.SUBMITTED)
        self.held = get_object_or_404(
            replaceable.filter(replaced_by=None).select_related("assessor"), pk=self.kwargs["pk"]
        )

    @property
    def title(self) -> str:
        return f"Ask somebody else instead of {self.held.assessor}"

    def change(self, said: dict[str, Any]) -> None:
        replace_assessor(
            self.held,
            self.chosen,
            reason=said["reason"],
            by=self.request.user,
            at=timezone.now(),
        )
