"""Challenges as everybody reads them."""

from urllib.parse import urlencode

from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.pages.cacheable import Cacheable
from accounts.pages.download import DownloadableList
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE
from accounts.standing import standing_of
from challenges.downloads import CHALLENGES
from challenges.filters import WAYS, ChallengeFilter
from challenges.forms.questions import AskForm
from challenges.models import Challenge
from challenges.phase import phase_of
from challenges.queries.challenges import (
    answered_questions,
    challenge_cards,
    changes_of,
    questions_waiting_for,
    sources_of,
    whole_challenges,
)
from challenges.queries.collation import together_with
from challenges.queries.following import is_following
from challenges.queries.ordering import in_daily_order
from challenges.queries.supporters import supporters_of
from challenges.rules import ANSWERS_QUESTIONS, ASKS_QUESTION, SUPPORTS_CHALLENGE
from challenges.versions import public_text
from challenges.views.pages import ListPage


class ChallengeList(Cacheable, DownloadableList, ListPage):
    permission = ANYONE
    template_name = "challenges/list.html"
    filter_class = ChallengeFilter
    download_columns, download_name = CHALLENGES, "challenges"

    def rows(self):
        return in_daily_order(challenge_cards(Challenge.objects.public()), timezone.localdate())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(now=timezone.now(), **kwargs)
        return {**context, **self._as_asked(context["filter"], context["now"])}

    def _as_asked(self, found, now):
        found.offer_counts(now)
        asked = found.form.cleaned_data
        searched = asked.get("q", "")
        return {
            "searched": searched,
            "kept_query": _without_page(self.request.GET),
            "is_filtered": any(self.request.GET.get(way) for way in WAYS),
            "only_searched": f"?{urlencode({'q': searched})}",
            "in_daily_order": not searched and not asked.get("order"),
        }


def _without_page(asked):
    left = asked.copy()
    left.pop("page", None)
    return left.urlencode()


class PublicChallenge(Cacheable, GuardedPage):
    """What the pages about one public challenge have in common."""

    permission = ANYONE

    def load(self):
        """Also what was merged into a public one: its address and words stay."""
        readable = whole_challenges(Challenge.objects.readable())
        related = readable.select_related("merged_into").defer("merged_into__words", "words")
        self.subject = get_object_or_404(related, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            challenge=self.subject,
            phase=phase_of(self.subject, timezone.now()),
            demonstration=self.subject.round.is_demonstration,
            **kwargs,
        )


class ChallengePage(PublicChallenge):
    def get_template_names(self):
        return [f"challenges/{'merged' if self.subject.is_merged else 'challenge'}.html"]

    def load(self):
        super().load()
        self.supporters = supporters_of(self.subject, self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            text=public_text(self.subject),
            sources_count=self.subject.sources.attached().count(),
            supporters=self.supporters,
            together=together_with(self.subject, self.request.user),
            questions=answered_questions(self.subject),
            changes=changes_of(self.subject),
            **self._acts(),
            **kwargs,
        )

    def _acts(self):
        """What this reader may do here, beside reading."""
        user, challenge = self.request.user, self.subject
        may_ask = challenge.round.takes_questions(timezone.now())
        return {
            "is_staff": standing_of(user).is_staff,
            "is_following": is_following(user, challenge),
            "ask_form": AskForm(asker=user)
            if may_ask and ASKS_QUESTION.check(user, challenge)
            else None,
            "may_support": self._may_support(),
            "waiting_questions": self._waiting_questions(),
        }

    def _may_support(self):
        """Some council of theirs neither designed it nor shares it yet."""
        user, challenge = self.request.user, self.subject
        if not SUPPORTS_CHALLENGE.check(user, challenge):
            return False
        designed = {designer.organisation_id for designer in challenge.designers.all()}
        shared = {support.organisation_id for support in self.supporters.ours}
        return bool(standing_of(user).councils - designed - shared)

    def _waiting_questions(self):
        if not ANSWERS_QUESTIONS.check(self.request.user, self.subject):
            return []
        family = Challenge.objects.family_of(self.subject)
        return list(questions_waiting_for(self.request.user).filter(challenge__in=family))


class Sources(PublicChallenge):
    template_name = "challenges/sources.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(sources=sources_of(self.subject), **kwargs)
