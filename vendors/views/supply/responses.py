"""Offering a solution to a challenge."""

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from accounts.permissions import VENDOR_PERSON
from challenges.enums import ChallengeStatus
from challenges.views.leading_on import LeadsOn
from vendors.actions.supply.responses import (
    offer_response,
    save_response,
    start_response,
    withdraw_response,
)
from vendors.enums import ResponseStatus
from vendors.forms.supply.responses import NewResponseForm, ResponseForm
from vendors.forms.supply.solutions import ConfirmForm
from vendors.lifecycle import RESPONSE
from vendors.queries.supply.responses import (
    open_challenges,
    own_responses,
    responses_of,
    solutions_to_offer,
)
from vendors.rules import OWN_RESPONSE


class MyResponses(Guarded, ListView):
    permission = VENDOR_PERSON
    template_name = "vendors/responses/mine.html"
    context_object_name = "responses"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return responses_of(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(challenges=open_challenges(timezone.now())[:10], **kwargs)


class Respond(LeadsOn, FormPage):
    """A new response, from the page of its challenge."""

    permission = VENDOR_PERSON
    form_class = NewResponseForm
    template_name = "vendors/responses/respond.html"

    def load(self) -> None:
        self.subject = self.find_challenge()
        if self.subject.status != ChallengeStatus.PUBLISHED:
            raise Http404
        self.solutions = solutions_to_offer(self.request.user, self.subject)

    def get_form_kwargs(self) -> dict[str, Any]:
        wanted = self.request.GET.get("solution", "")
        return {**super().get_form_kwargs(), "solutions": self.solutions, "wanted": wanted}

    def act(self, form: Any) -> str:
        said = form.cleaned_data
        response = start_response(
            self.subject, said["solution"], text=said["text"], by=self.request.user, at=self.now
        )
        messages.success(self.request, "Saved as a draft. Offer it when it is ready.")
        return reverse("vendors:response", args=[response.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            challenge=self.subject,
            can_respond=self.solutions.exists(),
            action=self.address() if self.merged else "",
            demonstration=self.subject.round.is_demonstration,
            **kwargs,
        )


class OfResponse(FormPage):
    """About one response of this person's vendors."""

    permission = OWN_RESPONSE

    def load(self) -> None:
        self.subject = get_object_or_404(own_responses(self.request.user), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            response=self.subject,
            challenge=self.subject.challenge,
            demonstration=self.subject.challenge.round.is_demonstration,
            can_withdraw=RESPONSE["withdraw"]
            in RESPONSE.available(self.subject, self.request.user, self.now),
            **kwargs,
        )


class ResponsePage(OfResponse):
    """A draft to write on and to offer; afterwards what was offered and what came of it."""

    form_class = ResponseForm

    def get_template_names(self) -> list[str]:
        is_draft = self.subject.status == ResponseStatus.DRAFT
        return [f"vendors/responses/{'draft' if is_draft else 'response'}.html"]

    def get_initial(self) -> dict[str, Any]:
        return {"text": self.subject.text}

    def act(self, form: Any) -> str:
        is_offer = self.request.POST.get("then") == "offer"
        act = offer_response if is_offer else save_response
        act(self.subject, text=form.cleaned_data["text"], by=self.request.user, at=self.now)
        messages.success(self.request, "Offered." if is_offer else "Saved.")
        return reverse("vendors:response", args=[self.subject.pk])


class WithdrawResponse(OfResponse):
    form_class = ConfirmForm
    template_name = "vendors/responses/withdraw.html"

    def act(self, form: Any) -> str:
        withdraw_response(self.subject, by=self.request.user, at=self.now)
        messages.success(self.request, "Withdrawn.")
        return reverse("vendors:my_responses")
