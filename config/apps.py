from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        # Registered once settings and models stand: the deploy checks, and what follows tasks.
        from config import checks  # noqa: F401
        from config.observing import faults, tasks, traces  # noqa: F401

        faults.begin()
        traces.begin()


class SiteStaticFilesConfig(StaticFilesConfig):
    """Leaves behind the packages' sources, and the crown's fonts and images, which are not ours."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "assets",
        "components",
        "*.scss",
        "*.njk",
        "*.mjs",
        "*.mjs.map",
        "*.bundle.js",
        "*.bundle.js.map",
    ]
