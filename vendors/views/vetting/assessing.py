"""What an assessor is asked: to declare interests and to score, or to decline."""

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from accounts.permissions import ASSESSOR
from vendors.actions.vetting.assignment import (
    declare_conflict,
    declare_no_conflict,
    decline_assignment,
)
from vendors.actions.vetting.interests import declare_interests
from vendors.enums import AssignmentStatus, ConflictKind, DeclineReason
from vendors.forms.vetting.assignment import DeclarationForm, DeclineForm
from vendors.forms.vetting.blind import BlindDeclarationForm
from vendors.queries.vetting.dossiers import assignments_of
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
    """Before anything is opened: is there an interest in this vendor? The page names it."""

    statuses = (AssignmentStatus.ASSIGNED, AssignmentStatus.SCORING)
    form_class = DeclarationForm
    template_name = "vendors/assessing/declare.html"

    def load(self) -> None:
        super().load()
        if self.subject.is_blind:
            raise Http404

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


class DeclareBlind(OfAssignment, FormPage):
    """The same in a blind round, over every vendor of it: one name alone would say too much."""

    statuses = (AssignmentStatus.ASSIGNED, AssignmentStatus.SCORING)
    form_class = BlindDeclarationForm
    template_name = "vendors/assessing/declare_blind.html"

    def load(self) -> None:
        super().load()
        if not self.subject.is_blind:
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        told = {"round": self.subject.version.round, "person": self.request.user}
        return {**super().get_form_kwargs(), **told}

    def act(self, form: Any) -> str:
        said, told = form.cleaned_data, {"by": self.request.user, "at": timezone.now()}
        if said["interest"] == form.NONE:
            declare_no_conflict(self.subject, **told)
            return reverse("vendors:score_next", args=[self.subject.pk])
        kind = ConflictKind(said["interest"])
        declare_interests(said["vendors"], kind=kind, details=said["details"], **told)
        messages.success(
            self.request,
            "Thank you. Nothing of these vendors is shown to you any more. If the solution is still"
            " on your list, it is not one of theirs.",
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
