"""Two versions of one solution, compared: for the vendor, and for staff who vet the later one."""

from typing import Any

from django.urls import reverse

from accounts.pages.guarded import GuardedPage
from vendors.comparing import changed_in
from vendors.models import SolutionVersion
from vendors.views.supply.solutions import OfVersion
from vendors.views.vetting.dossiers import OfVersion as VettedVersion


class Compared(GuardedPage):
    """`?since=2` names the earlier version; without it, the one before."""

    template_name = "vendors/solutions/changes.html"
    area = "areas/vendor.html"

    def way_back(self) -> str:
        return reverse("vendors:dossier_version", args=self._place())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        earlier = self._earlier()
        chosen = self.request.GET.get("since", "")
        before = next((one for one in earlier if str(one.number) == chosen), None)
        before = before or next(iter(earlier), None)
        return super().get_context_data(
            version=self.subject,
            before=before,
            earlier=earlier,
            parts=changed_in(before, self.subject) if before else [],
            area=self.area,
            back=self.way_back(),
            **kwargs,
        )

    def _earlier(self) -> list[SolutionVersion]:
        """What this person may read of what came before, the latest first."""
        seen = SolutionVersion.objects.dossiers_for(self.request.user)
        before = seen.filter(solution=self.subject.solution_id, number__lt=self.subject.number)
        return list(before.order_by("-number"))

    def _place(self) -> list[Any]:
        return [self.subject.solution.slug, self.subject.number]


class Changes(OfVersion, Compared):
    pass


class VettedChanges(VettedVersion, Compared):
    area = "areas/staff.html"

    def way_back(self) -> str:
        return reverse("vendors:vetting", args=self._place())
