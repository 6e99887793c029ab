"""What mail keeps of people."""

from accounts.privacy.mapping import Basis, Purpose, keep, keep_nothing_of_people

keep(
    Purpose(
        what="Messages",
        why="To see what failed and send it again, and to show who was told what and when.",
        basis=Basis.PUBLIC_TASK,
        kept="No end is set.",
        seen_by="LGA staff without an interest in the vendor it is about. Evidence bundles name no address.",
        fields={
            "notifications.Message": "body calendar dedupe_key last_error link recipient stops subject to",
            "notifications.ReturnedAddress": "address reason",
        },
    ),
    Purpose(
        what="Choices about mail",
        why="To send what somebody wants, when they want it.",
        basis=Basis.PUBLIC_TASK,
        kept="As long as the account; no end is set after its last use.",
        seen_by="The person.",
        fields={
            "notifications.MailChoice": "person",
            "notifications.QuietHours": "person",
        },
    ),
)

keep_nothing_of_people(
    {
        "notifications.MailChoice": "topic",
        "notifications.Message": "kind",
    }
)
