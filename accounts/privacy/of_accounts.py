"""What accounts, signing in and the log keep of people."""

from django.contrib.admin.models import LogEntry

from accounts.enums import InvitationStatus
from accounts.models import Invitation, PersonalCopy
from accounts.privacy.copies.asking import KEPT_FOR, throw_away_copies
from accounts.privacy.mapping import Basis, Purpose, Theirs, keep, keep_nothing_of_people
from accounts.privacy.retention.rules import THREE_YEARS, Rule

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
        kept="As long as the account; no end is set after its last use.",
        seen_by="The person; the leads of their organisations; LGA administrators. Nobody reads a password.",
        fields={"accounts.User": "email name password", "account.EmailAddress": "email user"},
        theirs=(
            Theirs(
                "Your account",
                "accounts.User",
                "name email joined_at last_login is_active",
                person="pk",
            ),
            Theirs(
                "Your addresses", "account.EmailAddress", "email verified primary", person="user"
            ),
        ),
    ),
    Purpose(
        what="Roles and invitations",
        why="To know for which organisation somebody acts, and what they may do.",
        basis=Basis.PUBLIC_TASK,
        kept="As long as the account, ended roles and accepted invitations too.",
        seen_by="The person; the leads of the organisation; LGA administrators.",
        fields={
            "accounts.Membership": "requested_organisation user",
            "accounts.Invitation": "accepted_by email invited_by token",
        },
        rules=(INVITATIONS,),
        theirs=(
            Theirs(
                "Your roles",
                "accounts.Membership",
                "role organisation__name requested_organisation status requested_at decided_at",
                person="user",
            ),
            Theirs(
                "Invitations to you",
                "accounts.Invitation",
                "email role organisation__name status invited_at expires_at accepted_at",
                person="accepted_by",
                address="email",
            ),
        ),
    ),
    Purpose(
        what="Second factors and directories",
        why="To be sure that it is them.",
        basis=Basis.PUBLIC_TASK,
        kept="Until the person removes the factor, or the directory of their council is removed or changed.",
        seen_by="The person sees that there is one; nobody reads its secret.",
        fields={
            "mfa.Authenticator": "data user",
            "socialaccount.SocialAccount": "extra_data provider uid user",
            "socialaccount.SocialToken": "token token_secret",
        },
        theirs=(
            Theirs(
                "Your second factors",
                "mfa.Authenticator",
                "type created_at last_used_at",
                person="user",
            ),
            Theirs(
                "What your council's directory told us",
                "socialaccount.SocialAccount",
                "provider uid extra_data date_joined last_login",
                person="user",
            ),
        ),
    ),
    Purpose(
        what="Sessions",
        why="To keep somebody signed in, keep what they typed, and let them end a sign-in elsewhere.",
        basis=Basis.PUBLIC_TASK,
        kept="Hours after the last use (accounts/sessions/limits.py), then deleted within a day or so.",
        seen_by="The person.",
        fields={"accounts.Session": "device session_data session_key user"},
        theirs=(
            Theirs(
                "Where you are signed in",
                "accounts.Session",
                "device started_at used_at",
                person="user",
            ),
        ),
    ),
    Purpose(
        what="Copies people ask for",
        why="Everybody may have a copy of what is held about them (UK GDPR, article 15).",
        basis=Basis.LEGAL_DUTY,
        kept="That one was asked for stays in the log.",
        seen_by="The person, or whoever opens the link sent to the guest's address.",
        fields={"accounts.PersonalCopy": "address asked_by file person token"},
        rules=(COPIES,),
        theirs=(
            Theirs(
                "Copies you asked for",
                "accounts.PersonalCopy",
                "asked_at made_at",
                person="person",
                address="address",
            ),
        ),
    ),
    Purpose(
        what="The sealed log",
        why="Every decision of a public body has to be explained from its record, and nobody may change the past.",
        basis=Basis.PUBLIC_TASK,
        kept="As long as the portal; no line changes. People stand in it by number, in reasons as they were written.",
        rules=(ADMIN_LOG,),
        theirs=(
            Theirs(
                "What you did",
                "workflow.Event",
                "at name subject_type subject_id reason",
                person="by",
            ),
            Theirs(
                "What was done about your account",
                "workflow.Event",
                "at name reason",
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
