"""Every kind of mail, by topic: the one place that says what may come later or not at all, and why it comes."""

from typing import Any

from accounts.permissions import LGA_ADMINISTRATOR
from notifications.topics.topic import Topic
from notifications.topics.work import ASSESSING, COUNCIL, STAFF, VENDOR

LINKS = Topic(
    "links",
    "Links you asked for",
    "Somebody asked for this link to be sent to this address: most likely you, or who invites you.",
    (
        "address_check",
        "copy_ready",
        "guest_copy_ready",
        "invitation",
        "mailbox_check",
        "registration_confirm_address",
        "registration_link_again",
        "statement_carry_on",
    ),
    fixed="You wait for it, and it works for a while only.",
    is_urgent=True,
    reaches_closed=True,
)
ROLES = Topic(
    "roles",
    "Your roles and your account",
    "It is about your account, or a role that you hold or asked for.",
    (
        "account_closed",
        "account_rests",
        "account_rests_soon",
        "account_switched_off",
        "account_switched_on",
        "membership_active",
        "membership_ended",
        "membership_refused",
    ),
    fixed="It decides what you may do here.",
    reaches_closed=True,
)
PEOPLE = Topic(
    "people",
    "People and their roles",
    "You lead the organisation or belong to it, or look after people and roles.",
    (
        "access_to_confirm",
        "invitation_accepted",
        "lead_missing",
        "membership_waiting",
        "vendor_join_asked",
    ),
    can_be_off=False,
)
REGISTRATIONS = Topic(
    "registrations",
    "Your place at an event",
    "You registered for this event, or somebody registered you.",
    (
        "event_cancelled",
        "event_changed",
        "registration_cancelled",
        "registration_changed",
        "registration_confirmed",
        "registration_lapsed",
        "registration_offered",
        "registration_waiting",
    ),
    fixed="It says whether you have a place, where and when; offers end.",
)
REMINDERS = Topic(
    "reminders",
    "Reminders of events",
    "You have a place at this event.",
    ("event_feedback", "event_in_a_week", "event_tomorrow"),
)
REPORTS = Topic(
    "reports",
    "Reports and what happened next",
    "Your organisation took part in what it is about.",
    (
        "follow_up_asked",
        "follow_up_public",
        "follow_up_written",
        "report_published_author",
        "report_published_vendor",
    ),
)
TALKING = Topic(
    "talking",
    "Questions from the audience and meetings",
    "Somebody asked you, or answers what you asked.",
    ("audience_answered", "audience_asked", "meeting_asked"),
    can_be_off=False,
)
FOLLOWED = Topic(
    "followed",
    "Challenges you follow",
    "You follow this challenge on the portal.",
    ("followed_news",),
    chosen_at="challenges:following",
)
SEARCHES = Topic(
    "searches",
    "Your saved searches",
    "You saved a search and asked for mails about it.",
    ("saved_searches",),
    chosen_at="challenges:saved_searches",
)
DIGEST = Topic(
    "digest",
    "The daily mail",
    "You chose to get these messages once a day.",
    ("daily_digest", "shared_daily_digest"),
    fixed="It comes only if you choose “Once a day” somewhere.",
)
TESTS = Topic(
    "tests",
    "Tests of wordings",
    "You sent it to yourself, to see how a mail reads. Names and dates in it are examples.",
    ("wording_test",),
    LGA_ADMINISTRATOR,
    fixed="You asked for it.",
    is_urgent=True,
)
# Of a kind that nobody put into a topic: it comes at once.
OTHER = Topic(
    "other",
    "Other messages",
    "It is about something you did or follow there.",
    (),
    fixed="It fits nowhere else.",
)
TOPICS = (
    *COUNCIL,
    *VENDOR,
    *ASSESSING,
    *STAFF,
    PEOPLE,
    REPORTS,
    TALKING,
    REMINDERS,
    FOLLOWED,
    SEARCHES,
    REGISTRATIONS,
    ROLES,
    LINKS,
    DIGEST,
    TESTS,
)
_BY_KIND = {kind: topic for topic in TOPICS for kind in topic.kinds}
_BY_NAME = {topic.name: topic for topic in TOPICS}


def topic_of(kind: str) -> Topic:
    return _BY_KIND.get(kind, OTHER)


def topic_named(name: str) -> Topic | None:
    """None for one that is gone: addresses in old mails still name it."""
    return _BY_NAME.get(name)


def choosable_topics_of(person: Any) -> list[Topic]:
    """What this person may get and has a say in."""
    return [topic for topic in _read_by(person) if topic.is_choosable]


def fixed_topics_of(person: Any) -> list[Topic]:
    return [topic for topic in _read_by(person) if topic.fixed]


def _read_by(person: Any) -> list[Topic]:
    return [topic for topic in TOPICS if topic.reader.check(person)]
