"""Statements that say nearly the same, side by side, for staff who join them."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.form_page import FormPage
from accounts.guarded import GuardedPage
from accounts.permissions import LGA_STAFF
from challenges.enums import StatementStatus
from challenges.forms.triage import TAKES_STATEMENTS
from challenges.models import Round, Statement
from challenges.rules import MOST_JOINED
from matching.actions.grouping import ask_for_groups
from matching.forms.groups import RoundForm
from matching.kept_groups import Group, Groups, kept, progress
from matching.queries.groups import (
    compared_statements,
    groups_of,
    statements_to_compare,
    undecided_first,
)

# So many statements are compared while the page waits; more are left to a worker.
AT_ONCE = 200
GROUPS_A_PAGE = 10


@dataclass(frozen=True)
class ShownGroup:
    """`chosen` are ticked already: those that wait, as many as can be joined at once."""

    words: list[str]
    statements: list[Statement]
    chosen: set[int]

    @property
    def open_challenges(self) -> list[Any]:
        """Challenges that statements of the group feed and that take more, each once."""
        fed = (source.challenge for statement in self.statements for source in statement.feeds)
        return list({one.pk: one for one in fed if one.status in TAKES_STATEMENTS}.values())


class StatementGroups(FormPage):
    """The button asks a worker to work the groups out."""

    permission = LGA_STAFF
    template_name = "matching/groups.html"
    form_class = forms.Form

    def load(self) -> None:
        if not self.permission.check(self.request.user):
            raise Http404
        asked = self.request.GET.get("round", "").replace("\0", "")
        rounds = Round.objects.latest_first()
        self.round = rounds.filter(slug=asked).first() or rounds.first()

    def act(self, form: forms.BaseForm) -> str:
        if self.round is None:
            raise Http404
        ask_for_groups(self.round)
        return f"{reverse('matching:groups')}?round={self.round.slug}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        of_round = self._of_round() if self.round else {}
        return super().get_context_data(round=self.round, **of_round, **kwargs)

    def _of_round(self) -> dict[str, Any]:
        there = compared_statements(self.round).count()
        at_once = there <= AT_ONCE
        groups = groups_of(self.round, at=self.now) if at_once else kept(self.round.pk)
        return {
            "round_form": RoundForm(initial={"round": self.round}),
            "there": there,
            "at_once": at_once,
            "progress": None if at_once else progress(self.round.pk),
            "groups": groups,
            "demonstration": self.round.is_demonstration,
            **self._page(groups),
        }

    def _page(self, groups: Groups | None) -> dict[str, Any]:
        ordered = undecided_first(groups.groups, self.round) if groups else []
        found = Paginator(ordered, GROUPS_A_PAGE)
        page = found.get_page(self.request.GET.get("page"))
        statements = statements_to_compare(pk for group in page for pk in group.statements)
        shown = [_shown(group, statements) for group in page]
        return {"page_obj": page, "shown": [group for group in shown if len(group.statements) > 1]}


class Progress(GuardedPage):
    """How far the worker is: a part of the page, asked for until there is nothing left of it."""

    permission = LGA_STAFF
    template_name = "matching/parts/groups_progress.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        round = get_object_or_404(Round, slug=self.kwargs["slug"])
        return super().get_context_data(round=round, progress=progress(round.pk), **kwargs)


def _shown(group: Group, known: dict[int, Statement]) -> ShownGroup:
    """Without what was withdrawn since the groups were worked out."""
    statements = [known[pk] for pk in group.statements if pk in known]
    waiting = [s.pk for s in statements if s.status == StatementStatus.SUBMITTED]
    return ShownGroup(group.words, statements, set(waiting[:MOST_JOINED]))
