import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.journeys import people
from vendors.enums import CompanySize
from vendors.size_class import size_class

MILLION = 1_000_000
SIZES = [
    (0, 0, None, "micro"),
    (10, 1 * MILLION, None, "micro"),
    (11, 1 * MILLION, None, "small"),
    (10, 1 * MILLION + 1, None, "small"),
    (50, 15 * MILLION, None, "small"),
    (51, 15 * MILLION, None, "medium"),
    (50, 15 * MILLION + 1, None, "medium"),
    (249, 44 * MILLION, None, "medium"),
    (250, 1, None, "large"),
    (3, 44 * MILLION + 1, None, "large"),
    (3, 44 * MILLION + 1, 38 * MILLION, "medium"),
    (3, 44 * MILLION + 1, 38 * MILLION + 1, "large"),
    (250, 1, 1, "large"),
]
counted = st.integers(0, 400)
pounds = st.integers(0, 60 * MILLION)


@pytest.mark.parametrize(("staff", "turnover", "balance_sheet", "size"), SIZES)
def test_size_class_at_each_limit_is_the_one_the_acts_name(staff, turnover, balance_sheet, size):
    assert size_class(staff, turnover, balance_sheet) == size


@given(counted, counted, pounds, pounds)
def test_size_class_of_a_bigger_supplier_is_never_smaller(staff, more_staff, turnover, more):
    order = list(CompanySize)
    smaller = size_class(staff, turnover)
    bigger = size_class(staff + more_staff, turnover + more)
    assert order.index(bigger) >= order.index(smaller)


@pytest.mark.django_db
def test_profile_in_the_database_takes_the_size_that_follows_from_its_figures_and_no_other():
    profile = people.vendor().vendor_profile
    for staff, turnover, balance_sheet, right in SIZES:
        profile.staff, profile.turnover, profile.balance_sheet = staff, turnover, balance_sheet
        for size in CompanySize.values:
            profile.size = size
            assert is_kept(profile) == (size == right), (staff, turnover, size)


@pytest.mark.django_db
@pytest.mark.parametrize("figures", [{"staff": 5}, {"turnover": 5}, {"balance_sheet": 5}])
def test_profile_with_half_its_figures_is_refused_by_the_database(figures):
    profile = people.vendor().vendor_profile
    for name, number in figures.items():
        setattr(profile, name, number)
    with pytest.raises(IntegrityError):
        profile.save()


def is_kept(profile):
    try:
        with transaction.atomic():
            profile.save()
    except IntegrityError:
        return False
    return True
