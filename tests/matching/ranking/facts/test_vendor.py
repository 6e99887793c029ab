from datetime import date

import pytest

from matching.ranking.facts import Certificate
from tests.matching.ranking.facts.compared import CONTRADICTED, CYBER, DAY, ISO, MET, UNKNOWN, found
from vendors.enums import CompanySize


@pytest.mark.parametrize(
    ("certificates", "standing", "words"),
    [
        ([], UNKNOWN, "No certificate is in the file."),
        ([(CYBER, None)], MET, "Valid: Cyber Essentials certificate."),
        ([(CYBER, DAY)], MET, "Valid: Cyber Essentials certificate until 25 November 2026."),
        ([(CYBER, date(2026, 11, 24))], CONTRADICTED, "Run out: Cyber Essentials certificate."),
        (
            [(CYBER, date(2027, 5, 10)), (CYBER, date(2026, 1, 9))],
            MET,
            "Valid: Cyber Essentials certificate until 10 May 2027.",
        ),
        (
            [(ISO, date(2026, 1, 1)), (CYBER, None)],
            MET,
            "Valid: Cyber Essentials certificate. Run out: ISO/IEC 27001 certificate.",
        ),
    ],
)
def test_certificates_are_valid_until_the_end_of_their_last_day(certificates, standing, words):
    papers = tuple(Certificate(*each) for each in certificates)
    assert found("papers", certificates=papers) == (standing, words)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ("", "The size of the vendor is not known."),
        (CompanySize.MICRO, "Micro. No size was asked for."),
    ],
)
def test_size_is_shown_and_counts_for_nothing(size, words):
    assert found("size", size=size) == (UNKNOWN, words)
