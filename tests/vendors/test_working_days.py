from datetime import date

import pytest

from vendors.working_days import is_working_day, working_days_after, working_days_left


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 26), False),
        (date(2026, 12, 28), False),  # instead of Boxing Day, a Saturday
        (date(2026, 12, 29), True),
        (date(2027, 1, 1), False),
        (date(2027, 1, 4), True),  # 4 January is a holiday in Scotland only when moved
        (date(2027, 3, 29), False),  # Easter Monday
        (date(2027, 3, 17), True),  # St Patrick's Day is Northern Ireland's
        (date(2027, 8, 2), True),  # Scotland's summer holiday
        (date(2027, 8, 30), False),
    ],
)
def test_working_days_are_those_of_england(day, is_one):
    assert is_working_day(day) == is_one


@pytest.mark.parametrize(
    ("start", "number", "last"),
    [
        (date(2026, 11, 25), 1, date(2026, 11, 26)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 12, 23), 3, date(2026, 12, 30)),
        (date(2026, 12, 25), 1, date(2026, 12, 29)),
        (date(2026, 11, 25), 10, date(2026, 12, 9)),
    ],
)
def test_time_limit_leaves_out_its_first_day_weekends_and_bank_holidays(start, number, last):
    assert working_days_after(start, number) == last
    assert working_days_left(start, last) == number


def test_time_limit_that_is_over_has_no_day_left():
    assert working_days_left(date(2026, 11, 25), date(2026, 11, 25)) == 0
    assert working_days_left(date(2026, 11, 25), date(2026, 11, 20)) == 0
