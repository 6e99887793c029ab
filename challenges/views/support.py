"""Councils share a challenge, by name or not; word it otherwise; withdraw."""

from django.contrib import messages
from django.shortcuts import get_object_or_404

from challenges.actions.support import change_support, give_support, withdraw_support
from challenges.forms.support import ChangeSupportForm, SupportForm
from challenges.models import Support
from challenges.rules import CHANGES_SUPPORT, SUPPORTS_CHALLENGE, WITHDRAWS_SUPPORT
from challenges.views.pages import AboutChallenge, ConfirmPage


class SupportChallenge(AboutChallenge):
    permission = SUPPORTS_CHALLENGE
    form_class = SupportForm
    heading = "We share this challenge"
    lead = "Your council is counted once, however many of its officers press."
    button = "Share this challenge"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def act(self, form):
        give_support(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, "Thank you. Your council shares this challenge.")
        return f"{self.subject.get_absolute_url()}#supporters"


class GivenSupport:
    """What a council said, while it stands: not there for anybody else."""

    def load(self):
        standing = Support.objects.standing().select_related("organisation", "challenge__round")
        self.given = self.subject = get_object_or_404(standing, pk=self.kwargs["pk"])
        self.challenge = self.given.challenge
        self.text = self.challenge.question

    def back(self):
        return f"{self.challenge.get_absolute_url()}#supporters"


class ChangeSupport(GivenSupport, AboutChallenge):
    permission = CHANGES_SUPPORT
    form_class = ChangeSupportForm
    heading = "Your council shares this challenge"
    lead = "Change your sentence, or how your council is shown."
    button = "Save"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "support": self.given}

    def act(self, form):
        change_support(self.given, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, "Saved.")
        return self.back()


class WithdrawSupport(GivenSupport, ConfirmPage):
    permission = WITHDRAWS_SUPPORT
    area = "areas/council.html"
    heading = "Does your council no longer share this challenge?"
    button = "Withdraw support"
    variant = "warning"
    done = "Your council no longer shares this challenge. It can share again while it is open."

    def do(self):
        withdraw_support(self.subject, by=self.request.user, at=self.now)
