from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        # The models are there only now.
        from accounts.sessions.hearing import listen
        from accounts.succession import of_accounts  # noqa: F401

        listen()
