"""Where lines of the logs go, and in what form."""

from typing import Any

# They tell of every step of every page they print or read.
TALKATIVE = ("weasyprint", "fontTools", "pikepdf")


def written_as(form: str, level: str) -> dict[str, Any]:
    """Logging to standard error; `form` is "json" for machines or "plain" for people."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s [%(request_id)s]"},
            "json": {
                "()": "config.observing.lines.JsonLines",
                "format": "{asctime}{levelname}{name}{message}{request_id}",
                "style": "{",
                "rename_fields": {"asctime": "at", "levelname": "level", "name": "logger"},
                "datefmt": "%Y-%m-%dT%H:%M:%S%z",
            },
        },
        "filters": {"request": {"()": "workflow.request_id.NamesTheRequest"}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": form,
                "filters": ["request"],
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {name: {"level": "WARNING"} for name in TALKATIVE},
    }
