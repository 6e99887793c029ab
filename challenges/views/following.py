"""Follow a challenge, stop following, and the list of what one follows."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.pages.form_page import FormPage
from accounts.permissions import SIGNED_IN
from challenges.actions.following import choose_pace, follow_challenge, stop_following
from challenges.enums import NewsPace
from challenges.forms.following import PaceForm
from challenges.models import Challenge, Follow, NewsPreference
from challenges.queries.following import follows_of
from challenges.views.pages import ConfirmPage


class Following(FormPage):
    permission = SIGNED_IN
    template_name = "challenges/following.html"
    form_class = PaceForm

    def get_initial(self):
        kept = NewsPreference.objects.filter(person=self.request.user).first()
        return {"pace": kept.pace if kept else NewsPace.DAILY}

    def act(self, form):
        choose_pace(pace=form.cleaned_data["pace"], by=self.request.user, at=self.now)
        messages.success(self.request, "Saved.")
        return reverse("challenges:following")

    def get_context_data(self, **kwargs):
        follows = list(follows_of(self.request.user))
        invented = any(follow.challenge.round.is_demonstration for follow in follows)
        return super().get_context_data(follows=follows, demonstration=invented, **kwargs)


class FollowChallenge(ConfirmPage):
    """Where the button of the page leads somebody who had to sign in first."""

    permission = SIGNED_IN
    area = "base.html"
    heading = "Follow this challenge?"
    button = "Follow"
    done = "You follow this challenge. We mail you when something changes."

    def load(self):
        readable = Challenge.objects.readable().select_related("merged_into")
        self.subject = get_object_or_404(readable, slug=self.kwargs["slug"]).live
        self.text = self.subject.question

    def do(self):
        follow_challenge(self.subject, by=self.request.user, at=self.now)

    def back(self):
        return self.subject.get_absolute_url()


class StopFollowing(ConfirmPage):
    """Where the mails lead. Also for a challenge that is not public any more."""

    permission = SIGNED_IN
    area = "base.html"
    heading = "Stop following this challenge?"
    button = "Stop following"
    done = "You no longer follow this challenge."

    def load(self):
        theirs = Follow.objects.filter(person=self.request.user).select_related("challenge")
        self.subject = get_object_or_404(theirs, challenge__slug=self.kwargs["slug"])
        self.text = self.subject.challenge.question

    def do(self):
        stop_following(self.subject, at=self.now)

    def back(self):
        return reverse("challenges:following")
