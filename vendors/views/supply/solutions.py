"""A vendor's solutions: the list, the dossier, describing, answering."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.generic import ListView

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import VENDOR_PERSON
from design.printing import can_print
from vendors.actions.supply.solutions import describe_solution, save_answers, start_solution
from vendors.enums import ANSWERED_DURING, ClarificationStatus
from vendors.forms.supply.answers import AnswersForm
from vendors.forms.supply.solutions import PAGES, NewSolutionForm, page_after
from vendors.lifecycle import SOLUTION
from vendors.queries.deciding.appeals import appeals_of, way_to_appeal
from vendors.queries.deciding.decisions import released_decisions
from vendors.queries.deciding.renewals import standings_of
from vendors.queries.supply.organisation import vendors_of
from vendors.queries.supply.solutions import (
    answered_sections,
    answers_by_criterion,
    criteria_by_section,
    last_return,
    library_for,
    next_round,
    own_versions,
    progress_of,
    rounds_to_enter,
    solutions_of,
)
from vendors.queries.vetting.clarifications import threads_of, with_questions
from vendors.queries.vetting.eligibility import findings_for, gate_of
from vendors.readiness import accepted_current_agreement, missing_from_version
from vendors.rules import LEADS_VENDOR, OWN_VERSION


class MySolutions(Guarded, ListView):
    permission = VENDOR_PERSON
    template_name = "vendors/solutions/mine.html"
    context_object_name = "solutions"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return solutions_of(self.request.user)


class NewSolution(FormPage):
    permission = VENDOR_PERSON
    form_class = NewSolutionForm
    template_name = "vendors/solutions/new.html"

    def load(self) -> None:
        self.rounds = rounds_to_enter(self.now)

    def get_form_kwargs(self) -> dict[str, Any]:
        vendors = vendors_of(self.request.user).existing_on(localdate(self.now))
        return {**super().get_form_kwargs(), "rounds": self.rounds, "vendors": vendors}

    def act(self, form: Any) -> str:
        version = start_solution(**form.cleaned_data, by=self.request.user, at=self.now)
        return reverse("vendors:dossier", args=[version.solution.slug])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            is_open=self.rounds.exists(), next_round=next_round(self.now), **kwargs
        )


class OfVersion(Guarded):
    """About the latest version of one of this person's solutions, or the one with a number."""

    permission = OWN_VERSION

    def load(self) -> None:
        versions = own_versions(self.request.user).filter(solution__slug=self.kwargs["slug"])
        if "number" in self.kwargs:
            versions = versions.filter(number=self.kwargs["number"])
        self.subject = versions.first()
        if self.subject is None:
            raise Http404

    @property
    def dossier(self) -> str:
        return reverse("vendors:dossier", args=[self.subject.solution.slug])

    def about(self, **kwargs: Any) -> dict[str, Any]:
        """What every page about a version shows."""
        return {
            "version": self.subject,
            "dossier": self.dossier,
            "demonstration": self.subject.round.is_demonstration,
            **kwargs,
        }


class Dossier(OfVersion, GuardedPage):
    """One version as its vendor sees it: what is left to do, or what came of it."""

    def get_template_names(self) -> list[str]:
        part = "tasks" if self.subject.is_editable else "dossier"
        return [f"vendors/solutions/{part}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        parts = self._tasks() if self.subject.is_editable else self._file()
        versions = own_versions(self.request.user).filter(solution=self.subject.solution_id)
        return super().get_context_data(**self.about(versions=versions, **parts, **kwargs))

    def _tasks(self) -> dict[str, Any]:
        version = self.subject
        return {
            "pages": [(page, page.state_of(version)) for page in PAGES],
            "sections": progress_of(version),
            "is_bound": accepted_current_agreement(version.solution.vendor_id),
            "is_ready": not missing_from_version(version),
            "returned": last_return(version),
            "gate": gate_of(version),
        }

    def _file(self) -> dict[str, Any]:
        version, user, gate = with_questions(self.subject), self.request.user, gate_of(self.subject)
        return {
            "sections": answered_sections(version),
            "gate": gate,
            **self._questions(),
            **self._after_the_decision(),
            "can_print": can_print(),
            "standings": standings_of(version, gate, localdate()),
            "leads": LEADS_VENDOR.check(user, version),
            "acts": {t.name for t in SOLUTION.available(version, user, timezone.now())},
        }

    def _after_the_decision(self) -> dict[str, Any]:
        decisions = released_decisions(self.subject)
        appeals = appeals_of(decisions, localdate())
        return {
            "decisions": decisions,
            "appeals": appeals,
            "has_open_appeal": any(row.is_open for row in appeals),
            "way": way_to_appeal(self.subject, timezone.now()),
        }

    def _questions(self) -> dict[str, Any]:
        """Those open are answered while vetting, or a meeting, waits for them."""
        is_open = self.subject.status in ANSWERED_DURING
        asked = [one.status for one in self.subject.clarifications.all()]
        return {
            "threads": threads_of(self.subject),
            "is_open": is_open,
            "waits_for_you": is_open and ClarificationStatus.ASKED in asked,
            "today": localdate(),
        }


class Editing(OfVersion, FormPage):
    """A page that changes the words. After submission it leads to the dossier with a reason."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.subject.is_editable:
            messages.info(request, "This version is submitted. Its words stay as they are.")
            return redirect(self.dossier)
        return super().get(request, *args, **kwargs)

    def after_saving(self, following: str) -> str:
        """Where the button that was pressed leads to."""
        places = {"list": self.dossier, "evidence": self._evidence()}
        return places.get(self.request.POST.get("then", ""), following)

    def _evidence(self) -> str:
        return f"{reverse('vendors:add_evidence')}?back={self.request.path}"


class Describe(Editing):
    """One page of the description."""

    template_name = "vendors/solutions/describe.html"

    def load(self) -> None:
        super().load()
        self.page = next((page for page in PAGES if page.slug == self.kwargs["part"]), None)
        if self.page is None:
            raise Http404

    def get_form_class(self) -> Any:
        return self.page.form

    def get_initial(self) -> dict[str, Any]:
        return self.page.answers_in(self.subject)

    def act(self, form: Any) -> str:
        describe_solution(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        return self.after_saving(self._following())

    def _following(self) -> str:
        page = page_after(self.page)
        if page is None:
            return self.dossier
        return reverse("vendors:describe", args=[self.subject.solution.slug, page.slug])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.about(page=self.page, pages=PAGES, **kwargs))


class AnswerSection(Editing):
    """The criteria of one section."""

    form_class = AnswersForm
    template_name = "vendors/solutions/answers.html"

    def load(self) -> None:
        super().load()
        self.sections = criteria_by_section(self.subject)
        asked = {section.code: (section, criteria) for section, criteria in self.sections}
        if self.kwargs["code"] not in asked:
            raise Http404
        self.section, self.criteria = asked[self.kwargs["code"]]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "criteria": self.criteria,
            "answers": answers_by_criterion(self.subject, self.criteria),
            "library": library_for(self.subject),
        }

    def act(self, form: Any) -> str:
        save_answers(self.subject, form.given, by=self.request.user, at=self.now)
        return self.after_saving(self._come_up() or self._following())

    def _come_up(self) -> str:
        """This section once more, when the answers bring up questions in it."""
        asked = {section.code: criteria for section, criteria in criteria_by_section(self.subject)}
        new = [c.code for c in asked.get(self.section.code, []) if c not in self.criteria]
        if not new:
            return ""
        messages.info(self.request, f"Your answers bring up {' and '.join(new)} in this section.")
        return self.request.path

    def _following(self) -> str:
        codes = [section.code for section, _ in self.sections]
        after = codes[codes.index(self.section.code) + 1 :]
        if not after:
            return self.dossier
        return reverse("vendors:answer_section", args=[self.subject.solution.slug, after[0]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        codes = [section.code for section, _ in self.sections]
        return super().get_context_data(
            **self.about(
                section=self.section,
                place=codes.index(self.section.code) + 1,
                of=len(codes),
                sections=self.sections,
                **kwargs,
            )
        )


class Gate(OfVersion, GuardedPage):
    """How the pass/fail criteria stand today, before anything is submitted."""

    template_name = "vendors/solutions/gate.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        findings = findings_for(self.subject, localdate())
        return super().get_context_data(**self.about(findings=findings, **kwargs))
