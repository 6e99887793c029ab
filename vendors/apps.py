from django.apps import AppConfig


class VendorsConfig(AppConfig):
    name = "vendors"

    def ready(self) -> None:
        # The models are there only now.
        from vendors import succession  # noqa: F401
