"""Who was told what about a challenge, and when: from the outbox, by organisation and never by person."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone

from accounts.enums import OrganisationKind
from accounts.interests import vendors_of_interest_to
from accounts.models import Membership, Organisation, User
from accounts.standing import STAFF_ROLES, standing_of
from challenges.models import Challenge, ChallengeSource, Question
from challenges.queries.contacts import contact_log
from notifications.models import Message

ASKER = "The vendor that asked"
# What somebody follows or looks for is their own affair: counted, and never by organisation.
DIGESTS = {
    "followed_news": "Somebody who follows it",
    "saved_searches": "Somebody whose saved search found it",
}
WHERE_WORDS_WENT = (
    "statement_accepted",
    "statement_detached",
    "challenges_bundled",
    "challenges_merged",
    "act_undone",
)


def told_about(
    challenge: Challenge, sources: Sequence[ChallengeSource], reader: User
) -> list[dict[str, Any]]:
    """Oldest first; people of one organisation who were told the same at once are one line."""
    names = _Names(challenge, sources, reader)
    lines: Counter[tuple[str, str, str]] = Counter()
    for message in _messages(challenge, sources):
        audience = names.of(message)
        if audience:
            at = timezone.localtime(message.created_at).isoformat(timespec="minutes")
            lines[at, _words(message.kind), audience] += 1
    return [
        {"at": at, "what": what, "who": who, "people": people}
        for (at, what, who), people in sorted(lines.items())
    ]


def _messages(challenge: Challenge, sources: Iterable[ChallengeSource]) -> list[Message]:
    """Those that lead to the challenge or a question on it, name it in a digest, or say a statement joined it."""
    family = Challenge.objects.absorbed_by(challenge)
    pages = [reverse("challenges:challenge", args=[one.slug]) for one in family.only("slug")]
    keys = Question.objects.filter(challenge__in=family).values_list("key", flat=True)
    desks = [reverse("challenges:question", args=[key]) for key in keys]
    statements = [source.statement.get_absolute_url() for source in sources]
    about = Message.objects.filter(
        reduce(or_, map(_leads_to, pages))
        | Q(link__in=desks)
        | Q(link__in=statements, kind__in=WHERE_WORDS_WENT)
    )
    roles = Membership.objects.select_related("organisation").order_by("pk")
    told = about.defer("body").prefetch_related(Prefetch("recipient__memberships", roles))
    return list(told.order_by("created_at", "pk"))


def _leads_to(page: str) -> Q:
    in_digest = Q(kind__in=DIGESTS, body__contains=f"{settings.SITE_URL}{page}")
    return Q(link=page) | Q(link__startswith=f"{page}#") | in_digest


class _Names:
    """What one reader may call a recipient: a name that is public or theirs to know, else what it is.

    `of` answers "" for what this reader may not know of at all.
    """

    def __init__(
        self, challenge: Challenge, sources: Iterable[ChallengeSource], reader: User
    ) -> None:
        self.is_staff = standing_of(reader).is_staff
        self.hidden = set(vendors_of_interest_to(reader).values_list("pk", flat=True))
        family = Challenge.objects.absorbed_by(challenge)
        contacted = contact_log(reader).filter(challenge__in=family).order_by()
        self.vendors = set(contacted.values_list("vendor", flat=True))
        self.councils = {designer.organisation_id for designer in challenge.designers.all()}
        self.councils |= {source.statement.council_id for source in sources}
        named = challenge.supports.counted().filter(is_named=True)
        self.councils |= set(named.values_list("organisation", flat=True))

    def of(self, message: Message) -> str:
        if message.kind in DIGESTS:
            return DIGESTS[message.kind]
        if message.is_confidential:
            return ASKER  # to everybody: a line left out would tell who asked
        if message.about_id in self.hidden:
            return ""
        roles = list(message.recipient.memberships.all()) if message.recipient else []
        if any(role.role in STAFF_ROLES for role in roles):
            return "LGA"
        return self._of_organisation(roles[0].organisation) if roles else "Somebody without a role"

    def _of_organisation(self, organisation: Organisation) -> str:
        if organisation.kind == OrganisationKind.VENDOR:
            return self._of_vendor(organisation)
        return organisation.name if organisation.pk in self.councils else "A council"

    def _of_vendor(self, vendor: Organisation) -> str:
        if vendor.pk in self.hidden:
            return ""
        return vendor.name if self.is_staff or vendor.pk in self.vendors else "A vendor"


def _words(kind: str) -> str:
    return kind.replace("_", " ").capitalize()
