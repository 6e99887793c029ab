"""Which criteria sets there are, and which one a round vets against."""

from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import ListView

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from accounts.permissions import LGA_ADMINISTRATOR
from vendors.actions.criteria.sets import use_criteria_set
from vendors.enums import CriteriaSetStatus
from vendors.forms.criteria.sets import RoundForm
from vendors.models import CriteriaSet
from vendors.queries.criteria import criteria_sets, sections_of


class CriteriaSets(Guarded, ListView):
    permission = LGA_ADMINISTRATOR
    template_name = "vendors/criteria/list.html"
    context_object_name = "criteria_sets"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return criteria_sets()


class CriteriaSetPage(FormPage):
    """Every criterion as it is asked, and the choice of a round for the set."""

    permission = LGA_ADMINISTRATOR
    form_class = RoundForm
    template_name = "vendors/criteria/criteria_set.html"

    def load(self) -> None:
        self.subject = get_object_or_404(CriteriaSet, pk=self.kwargs["pk"])

    def act(self, form: Any) -> str:
        round = form.cleaned_data["round"]
        use_criteria_set(round, self.subject, by=self.request.user, at=self.now)
        messages.success(self.request, f"{round} is vetted against {self.subject}.")
        return reverse("vendors:criteria_set", args=[self.subject.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            criteria_set=self.subject,
            is_draft=self.subject.status == CriteriaSetStatus.DRAFT,
            sections=sections_of(self.subject),
            rounds=self.subject.rounds.select_related("round").order_by("pk"),
            **kwargs,
        )
