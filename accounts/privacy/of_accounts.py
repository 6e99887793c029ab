"""What accounts, signing in and the log keep of people."""

from django.contrib.admin.models import LogEntry

from accounts.enums import InvitationStatus
from accounts.models import Invitation
from accounts.privacy.mapping import Basis, Purpose, keep, keep_nothing_of_people
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

keep(
    Purpose(
        what="Accounts",
        why="To let somebody in, and to write to them.",
        basis=Basis.PUBLIC_TASK,
        kept="As long as the account; no end is set after its last use.",
        seen_by="The person; the leads of their organisations; LGA administrators. Nobody reads a password.",
        fields={"accounts.User": "email name password", "account.EmailAddress": "email user"},
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
    ),
    Purpose(
        what="Sessions",
        why="To keep somebody signed in, keep what they typed, and let them end a sign-in elsewhere.",
        basis=Basis.PUBLIC_TASK,
        kept="Hours after the last use (accounts/sessions/limits.py), then deleted within a day or so.",
        seen_by="The person.",
        fields={"accounts.Session": "device session_data session_key user"},
    ),
    Purpose(
        what="The sealed log",
        why="Every decision of a public body has to be explained from its record, and nobody may change the past.",
        basis=Basis.PUBLIC_TASK,
        kept="As long as the portal; no line changes. People stand in it by number, in reasons as they were written.",
        rules=(ADMIN_LOG,),
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
