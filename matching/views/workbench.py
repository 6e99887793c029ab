"""The workbench: statements in groups beside the challenges that staff make of them."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import LGA_STAFF
from challenges.actions.consolidation import place_statements
from challenges.models import Round
from matching.actions.grouping import ask_for_groups
from matching.forms.workbench import NEW, OTHER, PlaceForm, RoundForm
from matching.kept_groups import Groups, kept, progress
from matching.queries.groups import groups_of, undecided_first
from matching.queries.workbench import (
    alone_of,
    challenges_taking,
    lone_cards,
    placed_of,
    shown_groups,
)
from workflow.engine import StaleTransition

# So many statements are compared while the page waits; more are left to a worker.
AT_ONCE = 200
GROUPS_A_PAGE = 10
CARDS_A_PAGE = 24
# As many as fit beside the groups; the others are reached by a list to search.
CHALLENGES_BESIDE = 12
MEANWHILE = "its card says how. Nothing was placed; what you ticked is still ticked."
# What the address says of the place within the page.
KEPT = ("show", "page")


class Workbench(FormPage):
    """Groups, or with `?show=alone` what is in none. The button asks a worker to work the groups out."""

    permission = LGA_STAFF
    template_name = "matching/workbench.html"
    form_class = forms.Form

    def load(self) -> None:
        if not self.permission.check(self.request.user):
            raise Http404
        asked = self.asked("round")
        self.rounds = list(Round.objects.latest_first())
        named = [round for round in self.rounds if round.slug == asked]
        self.round = next(iter(named or self.rounds), None)

    def act(self, form: forms.BaseForm) -> str:
        if self.round is None:
            raise Http404
        ask_for_groups(self.round)
        return self.here(round=self.round.slug)

    def here(self, page: str = "", **more: str) -> str:
        """The address of this page, or of another, with its part and its number."""
        asked = {name: self.request.GET[name] for name in KEPT if name in self.request.GET}
        return f"{page or reverse('matching:workbench')}?{urlencode({**more, **asked})}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        of_round = self._of_round() if self.round else {}
        return super().get_context_data(round=self.round, **of_round, **kwargs)

    def _of_round(self) -> dict[str, Any]:
        placed, there = placed_of(self.round)
        at_once = there <= AT_ONCE
        groups = groups_of(self.round, at=self.now) if at_once else kept(self.round.pk)
        return {
            "round_form": RoundForm(
                initial={"round": self.round}, rounds=Round.objects.latest_first()
            ),
            "has_rounds": len(self.rounds) > 1,
            "placed": placed,
            "there": there,
            "at_once": at_once,
            "progress": None if at_once else progress(self.round.pk),
            "groups": groups,
            "alone": there - groups.grouped if groups else there,
            "challenges": list(challenges_taking(self.round)[: CHALLENGES_BESIDE + 1]),
            "beside": CHALLENGES_BESIDE,
            "here": self.here(round=self.round.slug),
            "place": self.here(reverse("matching:place", args=[self.round.slug])),
            "demonstration": self.round.is_demonstration,
            **self._page(groups),
        }

    def _page(self, groups: Groups | None) -> dict[str, Any]:
        number = self.request.GET.get("page")
        if self.request.GET.get("show") == "alone":
            page = Paginator(alone_of(self.round, groups), CARDS_A_PAGE).get_page(number)
            return {"page_obj": page, "is_alone": True, "lone": lone_cards(page)}
        ordered = undecided_first(groups.groups, self.round) if groups else []
        page = Paginator(ordered, GROUPS_A_PAGE).get_page(number)
        return {"page_obj": page, "is_in_groups": True, "shown": shown_groups(list(page))}


class Place(Workbench):
    """The ticked statements go into a challenge, or on to a page that asks which."""

    form_class = PlaceForm

    def load(self) -> None:
        super().load()
        self.round = get_object_or_404(Round, slug=self.kwargs["slug"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "round": self.round}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except StaleTransition as stale:
            form = self.get_form()
            form.is_valid()
            form.add_error(None, f"{stale.subject.reference} was decided on meanwhile: {MEANWHILE}")
            return self.form_invalid(form)

    def act(self, form: forms.BaseForm) -> str:
        said = form.cleaned_data
        if said["to"] in (NEW, OTHER) or said["to"].is_public:
            return _join_page(said["to"], said["statement"], said["also"])
        place_statements(
            said["statement"], said["also"], said["to"], by=self.request.user, at=self.now
        )
        number = len(said["statement"]) + len(said["also"])
        messages.success(self.request, _placed(number, said["to"].title))
        return self.here(round=self.round.slug)


class Progress(GuardedPage):
    """How far the worker is: a part of the page, asked for until there is nothing left of it."""

    permission = LGA_STAFF
    template_name = "matching/parts/groups_progress.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        round = get_object_or_404(Round, slug=self.kwargs["slug"])
        return super().get_context_data(round=round, progress=progress(round.pk), **kwargs)


def _join_page(to: Any, waiting: Any, accepted: Any) -> str:
    """Asks which challenge; of a public one, whether its readers shall see the statements at once."""
    page = reverse("challenges:join_new" if to == NEW else "challenges:join_existing")
    chosen = [("statement", statement.reference) for statement in waiting]
    chosen += [("also", statement.reference) for statement in accepted]
    chosen += [] if to in (NEW, OTHER) else [("challenge", str(to.pk))]
    return f"{page}?{urlencode(chosen)}"


def _placed(number: int, title: str) -> str:
    what = "1 statement" if number == 1 else f"{number} statements"
    return f"{what} joined to “{title}”. The councils have been told. Take out undoes it."
