"""What a shared mailbox may get: the work of its organisation, and nothing that is one person's own."""

from accounts.enums import OrganisationKind
from accounts.models import Organisation
from accounts.standing import COUNCIL_ROLES, STAFF_ROLES, VENDOR_ROLES
from notifications.topics.topic import Topic
from notifications.topics.work import COUNCIL, STAFF, VENDOR

_BY_KIND = {
    OrganisationKind.COUNCIL: (COUNCIL, COUNCIL_ROLES),
    OrganisationKind.VENDOR: (VENDOR, VENDOR_ROLES),
    OrganisationKind.LGA: (STAFF, STAFF_ROLES),
}


def topics_to_share(organisation: Organisation) -> list[Topic]:
    topics, _ = _BY_KIND.get(OrganisationKind(organisation.kind), ((), frozenset()))
    return [topic for topic in topics if not topic.is_urgent]


def shared_by(topic: Topic) -> list[tuple[OrganisationKind, frozenset[str]]]:
    """Kinds of organisation whose mailboxes may have it, with the roles whose mail it is."""
    return [
        (kind, frozenset(roles))
        for kind, (topics, roles) in _BY_KIND.items()
        if topic in topics and not topic.is_urgent
    ]
