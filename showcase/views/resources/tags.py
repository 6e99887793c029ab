"""The tags of resources, kept tidy by staff."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import LGA_STAFF
from showcase.actions.resources.tags import rename_tag
from showcase.forms.resources import RenameTagForm
from showcase.models import Tag
from showcase.queries.resources.staff import tags_with_counts


class Tags(GuardedPage):
    permission = LGA_STAFF
    template_name = "showcase/resources/tags.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(tags=tags_with_counts(), **kwargs)


class RenameTag(FormPage):
    permission = LGA_STAFF
    template_name = "showcase/resources/form.html"
    form_class = RenameTagForm
    lead = "Every resource that has it gets the new name, published versions among them."
    submit = "Rename"

    def load(self) -> None:
        self.subject = self.tag = get_object_or_404(Tag, slug=self.kwargs["slug"])

    @property
    def heading(self) -> str:
        return f"Rename the tag “{self.tag}”"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "tag": self.tag}

    def act(self, form: RenameTagForm) -> str:
        rename_tag(self.tag, name=form.cleaned_data["name"], by=self.request.user, at=self.now)
        return reverse("showcase:tags")
