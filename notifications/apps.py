from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"

    def ready(self) -> None:
        from accounts.messages import outbox  # models are loaded only now
        from notifications import stopping
        from notifications.actions import queue_message
        from notifications.actions.choices import STOP_TOPIC
        from notifications.actions.mailboxes import STOP_MAILBOX

        stopping.plug_in("mailbox", STOP_MAILBOX)
        outbox.plug_in(queue_message)
        stopping.plug_in("topic", STOP_TOPIC)
