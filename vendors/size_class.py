"""How big a supplier is, worked out from what it states of its last financial year."""

from decimal import Decimal

from vendors.enums import CompanySize

MILLION = 1_000_000
# Companies Act 2006, s.384A (micro) and s.382 (small), as amended for years beginning on or after
# 6 April 2025 by SI 2024/1303. Two of the Act's three limits are enough, so these two settle it.
MICRO_STAFF, MICRO_TURNOVER = 10, 1 * MILLION
SMALL_STAFF, SMALL_TURNOVER = 50, 15 * MILLION
# Procurement Act 2023, s.123(1): a small or medium-sized enterprise has fewer than 250 staff, and
# either of the two sums.
SME_STAFF, SME_TURNOVER, SME_BALANCE_SHEET = 249, 44 * MILLION, 38 * MILLION


def size_class(
    staff: int, turnover: Decimal | int, balance_sheet: Decimal | int | None = None
) -> CompanySize:
    """`staff` counts people; `turnover` and `balance_sheet` (total assets) are pounds."""
    if staff <= MICRO_STAFF and turnover <= MICRO_TURNOVER:
        return CompanySize.MICRO
    if staff <= SMALL_STAFF and turnover <= SMALL_TURNOVER:
        return CompanySize.SMALL
    if staff <= SME_STAFF and _has_sme_money(turnover, balance_sheet):
        return CompanySize.MEDIUM
    return CompanySize.LARGE


def _has_sme_money(turnover: Decimal | int, balance_sheet: Decimal | int | None) -> bool:
    return turnover <= SME_TURNOVER or (
        balance_sheet is not None and balance_sheet <= SME_BALANCE_SHEET
    )
