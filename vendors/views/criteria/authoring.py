"""Administrators write the sections and criteria of a draft."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.pages.form_page import FormPage
from challenges.views.pages import ConfirmPage
from vendors.actions.criteria.authoring import (
    add_criterion,
    add_section,
    change_criterion,
    change_section,
    move_criterion,
    move_section,
    remove_criterion,
    remove_section,
)
from vendors.forms.criteria.criterion import CriterionForm
from vendors.forms.criteria.sets import SectionForm
from vendors.models import Criterion, Section
from vendors.queries.criteria import criteria_in_order
from vendors.views.criteria.drafts import OfDraft, OfSet


class NewSection(OfDraft, FormPage):
    form_class = SectionForm
    template_name = "vendors/criteria/section.html"

    def act(self, form: Any) -> str:
        section = add_section(
            self.criteria_set, **form.cleaned_data, by=self.request.user, at=self.now
        )
        messages.success(self.request, f"Section {section} added.")
        return self.set_page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.about(**kwargs))


class OfSection(OfSet):
    def load(self) -> None:
        super().load()
        self.section = get_object_or_404(self.criteria_set.sections, code=self.kwargs["code"])
        self.section.criteria_set = self.criteria_set


class EditSection(OfSection, OfDraft, FormPage):
    form_class = SectionForm
    template_name = "vendors/criteria/section.html"

    def get_initial(self) -> dict[str, Any]:
        return {"code": self.section.code, "title": self.section.title}

    def act(self, form: Any) -> str:
        change_section(self.section, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, "Section saved.")
        return self.set_page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.about(section=self.section, **kwargs))


class RemoveSection(OfSection, OfDraft, ConfirmPage):
    heading = "Remove this section?"
    text = "Its criteria go with it."
    button = "Remove section"
    variant = "warning"
    done = "Section removed."

    def do(self) -> None:
        remove_section(self.section, by=self.request.user, at=self.now)

    def back(self) -> str:
        return self.set_page


class Moving:
    """A button of the list, up or down; what a condition forbids is said on the list."""

    def move(self, *, up: bool) -> None:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.move(up=request.POST.get("direction") == "up")
        except ValidationError as error:
            messages.error(request, f"It stays where it is. {' '.join(error.messages)}")
        return HttpResponseRedirect(self.set_page)  # type: ignore[attr-defined]


class MoveSection(Moving, OfSection):
    def move(self, *, up: bool) -> None:
        move_section(self.section, up=up, by=self.request.user, at=timezone.now())


class OfCriterion(OfSet):
    def load(self) -> None:
        super().load()
        found = Criterion.objects.filter(section__criteria_set=self.criteria_set)
        self.criterion = get_object_or_404(
            found.select_related("section__criteria_set"), code=self.kwargs["code"]
        )


class WritingCriterion(OfDraft, FormPage):
    """What the pages of a new and of a known criterion share."""

    form_class = CriterionForm
    template_name = "vendors/criteria/criterion.html"
    criterion: Criterion | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        sections = self.criteria_set.sections.order_by("position", "pk")
        return {
            **super().get_form_kwargs(),
            "sections": sections,
            "earlier": self._earlier(),
            "criterion": self.criterion,
        }

    def _earlier(self) -> list[Criterion]:
        """What its condition may ask about."""
        every = criteria_in_order(self.criteria_set)
        return every[: every.index(self.criterion)] if self.criterion else every

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.about(criterion=self.criterion, **kwargs))


class NewCriterion(WritingCriterion):
    def load(self) -> None:
        super().load()
        if not Section.objects.filter(criteria_set=self.criteria_set).exists():
            raise Http404

    def get_initial(self) -> dict[str, Any]:
        code = self.asked("section")
        return {"section": self.criteria_set.sections.filter(code=code).first(), "code": code}

    def act(self, form: Any) -> str:
        section, words = form.cleaned_data["section"], form.fields_typed
        made = add_criterion(section, **words, by=self.request.user, at=self.now)
        messages.success(self.request, f"Criterion {made.code} added.")
        return f"{self.set_page}#{made.code}"


class EditCriterion(OfCriterion, WritingCriterion):
    def act(self, form: Any) -> str:
        change_criterion(
            self.criterion,
            section=form.cleaned_data["section"],
            seen=form.cleaned_data["seen"],
            **form.fields_typed,
            by=self.request.user,
            at=self.now,
        )
        messages.success(self.request, "Criterion saved.")
        return f"{self.set_page}#{form.cleaned_data['code']}"


class RemoveCriterion(OfCriterion, OfDraft, ConfirmPage):
    heading = "Remove this criterion?"
    text = "The draft no longer asks it. Published versions keep it."
    button = "Remove criterion"
    variant = "warning"
    done = "Criterion removed."

    def do(self) -> None:
        remove_criterion(self.criterion, by=self.request.user, at=self.now)

    def back(self) -> str:
        return self.set_page


class MoveCriterion(Moving, OfCriterion):
    def move(self, *, up: bool) -> None:
        move_criterion(self.criterion, up=up, by=self.request.user, at=timezone.now())
