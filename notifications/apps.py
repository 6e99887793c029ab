from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"

    def ready(self) -> None:
        from accounts import outbox  # models are loaded only now
        from notifications.actions import queue_message

        outbox.plug_in(queue_message)
