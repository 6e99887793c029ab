"""Who assesses: what they know, take on, have open, and until when their register holds."""

from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView

from accounts.enums import Role
from accounts.models import User
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from accounts.permissions import ASSESSOR, LGA_STAFF
from accounts.queries.audiences import people_in_role
from vendors.actions.vetting.assessors import save_assessor_profile
from vendors.forms.assigning.assessors import AssessorProfileForm
from vendors.models import AssessorProfile
from vendors.queries.vetting.proposals import assessor_list, assessor_rows, open_proposals


class Assessors(Guarded, ListView):
    permission = LGA_STAFF
    template_name = "vendors/assigning/assessors.html"
    paginate_by = 50

    def get_queryset(self) -> Any:
        return assessor_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rows = assessor_rows(context["page_obj"], timezone.localdate())
        return {**context, "rows": rows, "proposals": open_proposals()}


class EditProfile(FormPage):
    """By staff, for one assessor."""

    permission = LGA_STAFF
    form_class = AssessorProfileForm
    template_name = "vendors/assigning/profile.html"
    area, back_name, back_text = "areas/staff.html", "vendors:assessors", "Assessors"

    def load(self) -> None:
        self.subject: User = get_object_or_404(people_in_role(Role.ASSESSOR), pk=self.kwargs["pk"])

    def get_initial(self) -> dict[str, Any]:
        profile = AssessorProfile.objects.filter(person=self.subject).first()
        if profile is None:
            return {}
        return {
            "service_areas": profile.service_areas.all(),
            "kinds_of_ai": profile.kinds_of_ai.all(),
            "capacity": profile.capacity,
        }

    def act(self, form: Any) -> str:
        save_assessor_profile(
            self.subject, **form.cleaned_data, by=self.request.user, at=timezone.now()
        )
        messages.success(self.request, "Saved. The next proposal weighs it.")
        return reverse(self.back_name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(back=reverse(self.back_name), **kwargs)


class MyProfile(EditProfile):
    """By the assessor."""

    permission = ASSESSOR
    area, back_name = "areas/assessor.html", "vendors:my_assignments"
    back_text = "Your assignments"

    def load(self) -> None:
        self.subject = self.request.user
