"""Staff have every empty place of a round filled on paper, look at it, and ask everybody at once."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import LGA_STAFF
from vendors.actions.assigning.asking import Asked, ask_everybody
from vendors.actions.assigning.proposals import begin_proposal, change_pair, discard_proposal
from vendors.enums import ProposalStatus
from vendors.forms.assigning.proposals import ChangePairForm, NewProposalForm
from vendors.lifecycle import PROPOSAL
from vendors.models import Proposal
from vendors.proposal_progress import progress_of
from vendors.queries.vetting.candidates import candidates_for
from vendors.queries.vetting.proposals import (
    pairs_of,
    proposed_versions,
    rounds_to_assign,
    summary_of,
    with_pairs,
)
from vendors.rules import VETS_ASSIGNMENT
from workflow.engine import TransitionDenied

SOLUTIONS_A_PAGE = 25


class NewProposal(FormPage):
    permission = LGA_STAFF
    form_class = NewProposalForm
    template_name = "vendors/assigning/new.html"

    def load(self) -> None:
        self.rounds = rounds_to_assign(self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "rounds": self.rounds}

    def get_initial(self) -> dict[str, Any]:
        newest = self.rounds.first()
        return {"each": newest.assessors_per_solution if newest else 2}

    def act(self, form: Any) -> str:
        begun = begin_proposal(**form.cleaned_data, by=self.request.user, at=timezone.now())
        return reverse("vendors:proposal", args=[begun.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(has_rounds=self.rounds.exists(), **kwargs)


class OfProposal(Guarded):
    permission = LGA_STAFF

    def load(self) -> None:
        self.subject = get_object_or_404(
            Proposal.objects.select_related("round", "begun_by"), pk=self.kwargs["pk"]
        )

    @property
    def here(self) -> str:
        return reverse("vendors:proposal", args=[self.subject.pk])


class OneProposal(OfProposal, GuardedPage):
    """Each solution with who is proposed for it and why."""

    template_name = "vendors/assigning/proposal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, only_empty = self.request.user, self.request.GET.get("show") == "empty"
        versions = proposed_versions(self.subject, user, only_empty=only_empty)
        page = Paginator(versions, SOLUTIONS_A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            proposal=self.subject,
            progress=progress_of(self.subject.pk),
            page_obj=page,
            rows=with_pairs(page, self.subject),
            summary=summary_of(self.subject, user),
            only_empty=only_empty,
            is_ready=self.subject.status == ProposalStatus.READY,
            words=PROPOSAL.words[self.subject.status],
            demonstration=self.subject.round.is_demonstration,
            **kwargs,
        )


class ProposalProgress(OfProposal, GuardedPage):
    """A part of that page, asked for until there is nothing to wait for."""

    template_name = "vendors/assigning/waiting.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        progress = progress_of(self.subject.pk)
        return super().get_context_data(proposal=self.subject, progress=progress, **kwargs)


class ProposalAct(OfProposal):
    """A button of the proposal: one act, and where to go then. A refusal is told on the proposal."""

    def act(self) -> str:
        raise NotImplementedError

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return HttpResponseRedirect(self.act())
        except TransitionDenied as denied:
            messages.error(request, denied.reason)
        return HttpResponseRedirect(self.here)


class AskEverybody(ProposalAct):
    def act(self) -> str:
        asked = ask_everybody(self.subject, by=self.request.user, at=timezone.now())
        messages.success(self.request, _in_words(asked))
        return self.here


class Discard(ProposalAct):
    def act(self) -> str:
        discard_proposal(self.subject, by=self.request.user, at=timezone.now())
        messages.success(self.request, "Discarded. Nobody was asked.")
        return reverse("vendors:assessors")


class ChangePair(FormPage):
    """Another person for one place, or nobody."""

    permission = VETS_ASSIGNMENT
    form_class = ChangePairForm
    template_name = "vendors/assigning/change.html"

    def load(self) -> None:
        proposal = get_object_or_404(Proposal, pk=self.kwargs["pk"])
        self.subject = get_object_or_404(
            pairs_of(proposal, self.request.user).select_related(
                "assessor", "proposal", "version__solution__vendor", "version__round"
            ),
            pk=self.kwargs["pair"],
        )

    @property
    def back(self) -> str:
        return reverse("vendors:proposal", args=[self.subject.proposal_id])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.subject.proposal.status == ProposalStatus.READY:
            return super().get(request, *args, **kwargs)
        messages.info(request, "This proposal no longer changes.")
        return HttpResponseRedirect(self.back)

    def get_form_kwargs(self) -> dict[str, Any]:
        day = timezone.localdate()
        taken = set(
            self.subject.proposal.pairs.filter(version=self.subject.version_id).values_list(
                "assessor", flat=True
            )
        )
        free = [
            one
            for one in candidates_for(self.subject.version, day=day)
            if one.person.pk not in taken
        ]
        return {**super().get_form_kwargs(), "candidates": free}

    def act(self, form: Any) -> str:
        change_pair(self.subject, form.person, by=self.request.user, at=timezone.now())
        messages.success(self.request, f"Changed for {self.subject.version.solution}.")
        return self.back


def _in_words(asked: Asked) -> str:
    told = (
        f"{asked.asked} place{'' if asked.asked == 1 else 's'} filled. Each assessor gets one mail."
    )
    if not asked.dropped:
        return told
    changed = "1 person was" if asked.dropped == 1 else f"{asked.dropped} people were"
    return f"{told} {changed} not asked, because something changed meanwhile: see below."
