from typing import Any

from django.contrib import messages

from accounts.pages.form_page import FormPage
from vendors.actions.supply.naming import rename_solution
from vendors.forms.supply.solutions import RenameForm
from vendors.rules import RENAMES_SOLUTION
from vendors.views.supply.solutions import OfVersion


class Rename(OfVersion, FormPage):
    """Another name, while nobody outside has read the first."""

    form_class = RenameForm
    template_name = "vendors/solutions/rename.html"

    def get_initial(self) -> dict[str, Any]:
        return {"name": self.subject.solution.name}

    def act(self, form: Any) -> str:
        rename_solution(
            self.subject.solution, **form.cleaned_data, by=self.request.user, at=self.now
        )
        messages.success(self.request, f"It is called {form.cleaned_data['name']} now.")
        return self.dossier

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_rename = RENAMES_SOLUTION.check(self.request.user, self.subject.solution)
        return super().get_context_data(**self.about(may_rename=may_rename, **kwargs))
