"""Days and hours as people say them, in the portal's own time zone."""

from datetime import date, datetime

from django.utils.timezone import localtime


def day(on: date | datetime) -> str:
    """14 November 2024."""
    local = localtime(on) if isinstance(on, datetime) else on
    return f"{local.day} {local:%B %Y}"


def weekday(on: date | datetime) -> str:
    """Thursday 14 November 2024."""
    local = localtime(on) if isinstance(on, datetime) else on
    return f"{local:%A} {day(local)}"


def hour(at: datetime) -> str:
    """10am, or 10:30am."""
    local = localtime(at)
    number = local.strftime("%I").lstrip("0")
    minutes = f":{local:%M}" if local.minute else ""
    return f"{number}{minutes}{local:%p}".lower()


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """10am to 4:30pm."""
    return f"{hour(starts_at)} to {hour(ends_at)}"


def day_and_hours(starts_at: datetime, ends_at: datetime) -> str:
    """Thursday 14 November 2024, 10am to 4:30pm."""
    return f"{weekday(starts_at)}, {hours(starts_at, ends_at)}"


def days_and_hours(starts_at: datetime, ends_at: datetime) -> str:
    """Thursday 14 November 2024, 10am, to Friday 15 November 2024, 4:30pm."""
    begin = f"{weekday(starts_at)}, {hour(starts_at)}"
    return f"{begin}, to {weekday(ends_at)}, {hour(ends_at)}"
