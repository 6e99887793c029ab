"""What accounts, signing in and the log keep of people."""

from collections.abc import Iterator
from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.db.models import Q
from django.urls import reverse

from accounts.enums import LEADS, InvitationStatus
from accounts.models import Invitation, PersonalCopy, User
from accounts.models.people import ENDED
from accounts.privacy.copies.asking import KEPT_FOR, throw_away_copies
from accounts.privacy.erasing import close_account, to_be_done_first
from accounts.privacy.mapping import (
    Basis,
    Level,
    Purpose,
    Step,
    Theirs,
    keep,
    keep_nothing_of_people,
)
from accounts.privacy.retention.rules import (
    ENDED_ADDRESS,
    THREE_YEARS,
    Rows,
    Rule,
    deleted,
    emptied,
)
from accounts.rules import is_only_administrator, is_only_lead

INVITATIONS = Rule(
    name="invitations",
    what="Invitations that nobody accepted",
    then="deleted",
    standard_days=180,
    after="they ran out",
    why="Long enough to ask why somebody never came.",
    due=lambda before: Invitation.objects.filter(expires_at__lte=before).exclude(
        status=InvitationStatus.ACCEPTED
    ),
)
ADMIN_LOG = Rule(
    name="admin_log",
    what="The list of changes that Django admin keeps beside the sealed log",
    then="deleted",
    standard_days=THREE_YEARS,
    after="the change",
    why="The sealed log has the same act by number.",
    due=lambda before: LogEntry.objects.filter(action_time__lte=before),
)


def forget_invitations(rows: Rows, at: datetime) -> None:
    """One that was accepted explains a role; it stays without the address."""
    accepted = rows.filter(status=InvitationStatus.ACCEPTED)
    rows.exclude(status=InvitationStatus.ACCEPTED).delete()
    accepted.update(email=ENDED_ADDRESS)


forget_people = emptied(
    name="A former user", email=ENDED_ADDRESS, password="", is_active=False, last_login=None
)


def only_lead(person: User) -> Iterator[Step]:
    """Where nobody else is left, nobody has to be led."""
    for membership in person.memberships.active().filter(role__in=LEADS):
        others = membership.organisation.memberships.active().exclude(user=person)
        if others.exists() and is_only_lead(membership):
            role, organisation = membership.get_role_display(), membership.organisation
            words = f"Somebody else has to be {role} of {organisation}."
            yield Step(words, reverse("accounts:our_people"))


def only_administrator(person: User) -> Iterator[Step]:
    if is_only_administrator(person):
        words = "Somebody else has to be an LGA administrator."
        yield Step(words, reverse("accounts:people"))


def erase_unused(rows: Rows, at: datetime) -> int:
    """Whoever something still waits for stays until somebody else sees to it."""
    free = [person for person in rows if not to_be_done_first(person)]
    for person in free:
        close_account(person, by=None, at=at, reason="Unused for two years.")
    return len(free)


UNUSED = Rule(
    name="unused_accounts",
    what="Accounts that rest, unused for 90 days, or are switched off",
    then="closed, and their details erased",
    standard_days=730,
    after="they began to rest, or were switched off",
    why="Councils take part every other year or so; who comes back later signs up anew.",
    due=lambda before: User.objects.filter(
        Q(dormant_at__lte=before) | Q(switched_off_at__lte=before)
    ).exclude(email__endswith=ENDED),
    end=erase_unused,
)
COPIES = Rule(
    name="copies",
    what="Copies of personal data",
    then="deleted, row and file",
    standard_days=KEPT_FOR.days,
    after="they were asked for",
    why="Long enough to fetch one; another is made in a minute.",
    due=lambda before: PersonalCopy.objects.filter(asked_at__lte=before),
    end=throw_away_copies,
)

keep(
    Purpose(
        what="Accounts",
        why="To let somebody in, and to write to them.",
        basis=Basis.PUBLIC_TASK,
        level=Level.PERSONAL,
        kept="As long as the account.",
        rules=(UNUSED,),
        seen_by="The person; the leads of their organisations; LGA administrators. Nobody reads a password.",
        keys="password",
        fields={"accounts.User": "email name password", "account.EmailAddress": "email user"},
        theirs=(
            Theirs(
                what="Your account",
                label="accounts.User",
                columns="name email joined_at last_login is_active",
                person="pk",
                erased=forget_people,
            ),
            Theirs(
                what="Your addresses",
                label="account.EmailAddress",
                columns="email verified primary",
                person="user",
                erased=deleted,
            ),
        ),
    ),
    Purpose(
        what="Roles and invitations",
        why="To know for which organisation somebody acts, and what they may do.",
        basis=Basis.PUBLIC_TASK,
        level=Level.PERSONAL,
        kept="As long as the portal, since decisions were made in them.",
        seen_by="The person; the leads of the organisation; LGA administrators.",
        keys="token",
        fields={
            "accounts.Membership": "requested_organisation user",
            "accounts.Invitation": "accepted_by email invited_by token",
        },
        rules=(INVITATIONS,),
        first=(only_lead, only_administrator),
        theirs=(
            Theirs(
                what="Your roles",
                label="accounts.Membership",
                columns="role organisation__name requested_organisation status requested_at decided_at",
                person="user",
            ),
            Theirs(
                what="Invitations to you",
                label="accounts.Invitation",
                columns="email role organisation__name status invited_at expires_at accepted_at",
                person="accepted_by",
                address="email",
                erased=forget_invitations,
            ),
        ),
    ),
    Purpose(
        what="Second factors and directories",
        why="To be sure that it is them.",
        basis=Basis.PUBLIC_TASK,
        level=Level.PERSONAL,
        kept="Until the person removes the factor, or the directory of their council is removed or changed.",
        seen_by="The person sees that there is one; nobody reads its secret.",
        keys="data token token_secret",
        fields={
            "mfa.Authenticator": "data user",
            "socialaccount.SocialAccount": "extra_data provider uid user",
            "socialaccount.SocialToken": "token token_secret",
        },
        theirs=(
            Theirs(
                what="Your second factors",
                label="mfa.Authenticator",
                columns="type created_at last_used_at",
                person="user",
                erased=deleted,
            ),
            Theirs(
                what="What your council's directory told us",
                label="socialaccount.SocialAccount",
                columns="provider uid extra_data date_joined last_login",
                person="user",
                erased=deleted,
            ),
        ),
    ),
    Purpose(
        what="Sessions",
        why="To keep somebody signed in, keep what they typed, and let them end a sign-in elsewhere.",
        basis=Basis.PUBLIC_TASK,
        level=Level.PERSONAL,
        kept="Hours after the last use, as the page of the sessions says; deleted within a day after.",
        seen_by="The person.",
        keys="session_data session_key",
        fields={"accounts.Session": "device session_data session_key user"},
        theirs=(
            Theirs(
                what="Where you are signed in",
                label="accounts.Session",
                columns="device started_at used_at",
                person="user",
                erased=deleted,
            ),
        ),
    ),
    Purpose(
        what="Copies people ask for",
        why="Everybody may have a copy of what is held about them (UK GDPR, article 15).",
        basis=Basis.LEGAL_DUTY,
        level=Level.CONFIDENTIAL,
        kept="That one was asked for stays in the log.",
        seen_by="The person, or whoever opens the link sent to the guest's address.",
        keys="token",
        fields={"accounts.PersonalCopy": "address asked_by file person token"},
        rules=(COPIES,),
        theirs=(
            Theirs(
                what="Copies you asked for",
                label="accounts.PersonalCopy",
                columns="asked_at made_at",
                person="person",
                address="address",
                erased=throw_away_copies,
            ),
        ),
    ),
    Purpose(
        what="The sealed log",
        why="Every decision of a public body has to be explained from its record, and nobody may change the past.",
        basis=Basis.PUBLIC_TASK,
        level=Level.CONFIDENTIAL,
        kept="As long as the portal, since no line is ever changed. It names people by number.",
        rules=(ADMIN_LOG,),
        theirs=(
            Theirs(
                what="What you did",
                label="workflow.Event",
                columns="at name subject_type subject_id reason",
                person="by",
            ),
            Theirs(
                what="What was done about your account",
                label="workflow.Event",
                columns="at name reason",
                person="subject_id",
                where={"subject_type": "accounts.user"},
            ),
        ),
        seen_by="LGA administrators; parts of it whoever may read the record.",
        fields={
            "workflow.Event": "by data reason",
            "accounts.RetentionCertificate": "by",
            "admin.LogEntry": "change_message object_repr user",
        },
    ),
)

keep_nothing_of_people(
    {
        "account.EmailConfirmation": "key",
        "accounts.Directory": "client_id issuer",
        "accounts.EmailDomain": "domain",
        "accounts.Organisation": "gss_code name",
        "accounts.RetentionCertificate": "lines",
        "admin.LogEntry": "object_id",
        "auth.Group": "name",
        "auth.Permission": "codename name",
        "contenttypes.ContentType": "app_label model",
        # Django's own table of sessions: ours stand in accounts.Session.
        "sessions.Session": "session_data session_key",
        "socialaccount.SocialApp": "client_id key name provider provider_id secret settings",
        "workflow.Event": "from_status name subject_type to_status",
        "workflow.Seal": "hash",
    }
)
