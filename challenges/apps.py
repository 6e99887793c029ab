from django.apps import AppConfig


class ChallengesConfig(AppConfig):
    name = "challenges"

    def ready(self) -> None:
        from challenges import succession  # noqa: F401  # models are loaded only now
        from challenges.actions.one_click import STOPS
        from notifications.stopping import plug_in

        for what, stop in STOPS.items():
            plug_in(what, stop)
