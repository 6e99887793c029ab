"""Working days in England: neither Saturday nor Sunday nor a bank holiday."""

from datetime import date, timedelta

import holidays

_BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG")


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _BANK_HOLIDAYS


def working_days_after(day: date, number: int) -> date:
    """The last day of a time limit of so many working days; the day itself does not count."""
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day


def working_days_left(day: date, until: date) -> int:
    """How many working days still come after this day, the last one included; 0 once it is over."""
    days = (day + timedelta(days=n) for n in range(1, (until - day).days + 1))
    return sum(is_working_day(one) for one in days)
