"""What a line of the logs may hold."""

from typing import Any

from pythonjsonlogger.json import JsonFormatter

# Nothing else that a library hangs on a record: Django adds the request with its query string, Celery
# the arguments of a task, and both may hold what people typed.
FIELDS = ("at", "level", "logger", "message", "request_id", "exc_info", "stack_info")


class JsonLines(JsonFormatter):
    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        return {field: log_data[field] for field in FIELDS if field in log_data}
