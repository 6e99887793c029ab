from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "matching"

    def ready(self) -> None:
        # Models are loaded only now.
        from matching.demonstration import tell
        from matching.pokes import listen
        from showcase.demonstration.further import FURTHER

        FURTHER.append(tell)
        listen()
