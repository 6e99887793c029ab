"""An author's statements go on with a colleague."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import ngettext

from accounts.models import Organisation, User
from accounts.pages.areas import template_of_area
from accounts.pages.form_page import FormPage
from challenges.actions.handover import hand_over
from challenges.forms.handover import HandoverForm
from challenges.models import Statement
from challenges.queries.statements import colleagues_of, statements_held_by
from challenges.rules import HANDS_OVER


class HandOver(FormPage):
    """Of one person in one council, whether they are still there or not."""

    permission = HANDS_OVER
    form_class = HandoverForm
    template_name = "challenges/hand_over.html"

    def load(self):
        self.council = get_object_or_404(Organisation, slug=self.kwargs["slug"])
        self.person = get_object_or_404(User, pk=self.kwargs["pk"])
        self.held = statements_held_by(self.person, self.council)
        self.subject = Statement(author=self.person, council=self.council)
        if not (self.held.exists() or self.council.memberships.filter(user=self.person).exists()):
            raise Http404

    def get_form_kwargs(self):
        colleagues = colleagues_of(self.person, self.council)
        return {**super().get_form_kwargs(), "statements": self.held, "colleagues": colleagues}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            area=template_of_area(self.request.user, self.council),
            council=self.council,
            person=self.person,
            held=self.held,
            colleagues=colleagues_of(self.person, self.council),
            **kwargs,
        )

    def act(self, form):
        given, to = list(form.cleaned_data["statements"]), form.cleaned_data["colleague"]
        hand_over(given, to=to, by=self.request.user, at=self.now)
        words = ngettext(
            "%d statement is now with %s.", "%d statements are now with %s.", len(given)
        )
        messages.success(self.request, words % (len(given), to))
        return reverse("challenges:hand_over", args=[self.council.slug, self.person.pk])
