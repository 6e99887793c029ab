"""People, organisations, messages."""

from tests.access.rows import (
    ADMINISTRATORS,
    EVERYBODY,
    SIGNED_IN,
    STAFF,
    Row,
)

LEADS = frozenset({"council lead", "vendor", "other vendor"})
LEAD_OR_ADMINISTRATOR = frozenset({"council lead", "administrator"})

ACCOUNTS = [
    Row("accounts:sessions", SIGNED_IN),
    Row("accounts:end_other_sessions", SIGNED_IN, get=405, post=302),
    Row("accounts:end_session", frozenset(), lambda t: ["not-one-of-theirs"]),
    Row(
        "accounts:end_sessions_of",
        ADMINISTRATORS,
        lambda t: [t.who.officer.pk],
        get=405,
        post=302,
    ),
    Row("accounts:account", SIGNED_IN, post=422),
    Row("accounts:council_account", EVERYBODY, post=422),
    Row("accounts:welcome", SIGNED_IN, get=302),
    Row("accounts:choose_council", SIGNED_IN, post=422),
    Row("accounts:ask_for_place", SIGNED_IN, post=422),
    Row("accounts:waiting", SIGNED_IN, get=302),
    Row("accounts:our_people", LEADS),
    Row("accounts:invite", LEAD_OR_ADMINISTRATOR, lambda t: [t.council.slug], post=422),
    Row(
        "accounts:withdraw_invitation",
        LEAD_OR_ADMINISTRATOR,
        lambda t: [t.invitation.pk],
        get=405,
        post=302,
    ),
    Row("accounts:membership", LEAD_OR_ADMINISTRATOR, lambda t: [t.waiting.pk]),
    Row("accounts:approve", LEAD_OR_ADMINISTRATOR, lambda t: [t.waiting.pk], post=422),
    Row("accounts:refuse", LEAD_OR_ADMINISTRATOR, lambda t: [t.waiting.pk], post=422),
    Row("accounts:end", LEAD_OR_ADMINISTRATOR, lambda t: [t.officers_role.pk], post=302),
    Row("accounts:invitation", EVERYBODY, lambda t: [t.invitation.token]),
    Row(
        "accounts:accept_invitation",
        frozenset({"person"}),
        lambda t: [t.invitation.token],
        get=405,
        post=302,
    ),
    Row("accounts:log", ADMINISTRATORS),
    Row("accounts:retention", ADMINISTRATORS),
    Row("accounts:people", ADMINISTRATORS),
    Row("accounts:person", ADMINISTRATORS, lambda t: [t.who.officer.pk], post=422),
    Row("accounts:organisations", ADMINISTRATORS),
    Row("accounts:add_organisation", ADMINISTRATORS, post=422),
    Row("accounts:organisation", ADMINISTRATORS, lambda t: [t.council.slug], post=422),
    Row("accounts:edit_organisation", ADMINISTRATORS, lambda t: [t.council.slug], post=422),
    Row("accounts:end_organisation", ADMINISTRATORS, lambda t: [t.council.slug], post=422),
    Row("accounts:directory", ADMINISTRATORS, lambda t: [t.council.slug], post=422),
    Row(
        "accounts:remove_directory",
        ADMINISTRATORS,
        lambda t: [t.directory.organisation.slug],
        get=405,
        post=302,
    ),
    Row(
        "accounts:remove_domain",
        ADMINISTRATORS,
        lambda t: [t.council.slug, t.domain.pk],
        get=405,
        post=302,
    ),
]

NOTIFICATIONS = [
    Row("notifications:choices", SIGNED_IN, post=422),
    Row("notifications:my_messages", SIGNED_IN),
    Row("notifications:my_message", frozenset({"officer"}), lambda t: [t.message.pk]),
    Row("notifications:ask_to_confirm", SIGNED_IN, get=405, post=302),
    Row("notifications:confirm", EVERYBODY, lambda t: ["forged"], get=404, post=404, case="forged"),
    Row("notifications:notify_receipt", EVERYBODY, get=405, post=404),
    Row("notifications:stop", EVERYBODY, lambda t: ["forged"], get=404, post=404, case="forged"),
    Row("notifications:messages", STAFF),
    Row("notifications:message", STAFF, lambda t: [t.message.pk]),
    Row("notifications:send_again", STAFF, lambda t: [t.message.pk], get=405, post=302),
    Row("notifications:note_arrival", STAFF, lambda t: [t.message.pk], get=405, post=302),
    Row("notifications:development_mail", EVERYBODY),
]
