"""What happened next: the pages of both sides."""

from typing import Any

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import SIGNED_IN
from showcase.actions.events.follow_ups import say_what_happened
from showcase.forms.events.day import WhatHappenedForm
from showcase.queries.events.follow_ups import follow_ups_for
from showcase.rules import TELLS_WHAT_HAPPENED
from showcase.views.meanwhile import noticing_change

A_PAGE = 25


class FollowUps(GuardedPage):
    permission = SIGNED_IN
    template_name = "showcase/follow_ups.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(follow_ups_for(self.request.user), A_PAGE)
        return super().get_context_data(page=page.get_page(self.request.GET.get("page")), **kwargs)


class WhatHappened(FormPage):
    permission = TELLS_WHAT_HAPPENED
    template_name = "showcase/what_happened.html"
    form_class = WhatHappenedForm

    def load(self) -> None:
        visible = follow_ups_for(self.request.user)
        self.subject = self.follow_up = get_object_or_404(visible, pk=self.kwargs["pk"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "follow_up": self.follow_up}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(follow_up=self.follow_up, **kwargs)

    def act(self, form: WhatHappenedForm) -> str:
        with noticing_change(form):
            say_what_happened(
                self.follow_up, by=self.request.user, at=self.now, **form.cleaned_data
            )
        return reverse("showcase:follow_ups")
