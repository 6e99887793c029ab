"""The gate as a table: what was said, what comes of it, what would cure it."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from vendors.eligibility import Said, work_out
from vendors.enums import AnswerType, EligibilityOutcome, EvidenceKind, Rule
from vendors.models import Criterion, Evidence

PASS, FAIL, UNKNOWN = EligibilityOutcome.PASS, EligibilityOutcome.FAIL, EligibilityOutcome.UNKNOWN
TODAY = date(2026, 3, 1)


def criterion(**facts):
    return Criterion(
        **{
            "code": "B1",
            "question": "Which certificate?",
            "rule": Rule.PASS_FAIL,
            "answer_type": AnswerType.YES_NO,
            "passing_answers": ["yes"],
            **facts,
        }
    )


def wanting_certificate(**facts):
    return criterion(needs_evidence=True, evidence_kind=EvidenceKind.CYBER_ESSENTIALS, **facts)


def certificate(*, clean=True, scanned=True, **facts):
    evidence = Evidence(
        **{
            "title": "CE 2026",
            "kind": EvidenceKind.CYBER_ESSENTIALS,
            "expires_on": TODAY + timedelta(days=30),
            **facts,
        }
    )
    document = SimpleNamespace(is_clean=clean, scanned_at=TODAY if scanned else None)
    Evidence.document.field.set_cached_value(evidence, document)
    return evidence


def link(**facts):
    return Evidence(title="Page", link="https://example.org", kind="cyber_essentials", **facts)


@pytest.mark.parametrize(
    ("asked", "said", "outcome", "reason", "cure"),
    [
        (criterion(), Said(), UNKNOWN, "Not answered yet.", "Answer the question."),
        (criterion(), Said("yes"), PASS, "Answered “Yes”.", ""),
        (
            criterion(),
            Said("no"),
            FAIL,
            "Answered “No”. To pass: “Yes”.",
            "This passes only with the answer “Yes”.",
        ),
        (
            criterion(),
            Said("no", "We do it otherwise."),
            FAIL,
            "Answered “No”. To pass: “Yes”.",
            "This passes only with the answer “Yes”.",
        ),
        (
            criterion(is_mitigable=True),
            Said("no"),
            FAIL,
            "Answered “No”. To pass: “Yes”.",
            "Say what you do instead: a person reads it and decides.",
        ),
        (
            criterion(is_mitigable=True),
            Said("no", "   "),
            FAIL,
            "Answered “No”. To pass: “Yes”.",
            "Say what you do instead: a person reads it and decides.",
        ),
        (
            criterion(is_mitigable=True),
            Said("no", "Checked by others."),
            UNKNOWN,
            "Answered “No”. To pass: “Yes”. A person reads what you do instead and decides.",
            "",
        ),
        (
            wanting_certificate(),
            Said("yes"),
            FAIL,
            "Answered “Yes”, but no Cyber Essentials certificate is attached.",
            "Attach a current Cyber Essentials certificate.",
        ),
        (
            wanting_certificate(),
            Said("yes", "", (certificate(),)),
            PASS,
            "Answered “Yes”, backed by “CE 2026”, valid to 31 March 2026.",
            "",
        ),
        (
            wanting_certificate(),
            Said("yes", "", (certificate(expires_on=TODAY),)),
            PASS,
            "Answered “Yes”, backed by “CE 2026”, valid to 1 March 2026.",
            "",
        ),
        (
            wanting_certificate(),
            Said("yes", "", (certificate(expires_on=TODAY - timedelta(days=1)),)),
            FAIL,
            "Answered “Yes”, but “CE 2026” ended on 28 February 2026.",
            "Attach a current Cyber Essentials certificate.",
        ),
        (
            wanting_certificate(),
            Said("yes", "", (certificate(clean=False, scanned=False),)),
            UNKNOWN,
            "The evidence is waiting for the virus scan.",
            "Nothing to do: this usually takes a minute.",
        ),
        (
            wanting_certificate(),
            Said("yes", "", (certificate(clean=False),)),
            FAIL,
            "Answered “Yes”, but “CE 2026” did not pass the virus scan.",
            "Attach a current Cyber Essentials certificate.",
        ),
        (
            wanting_certificate(),
            Said("yes", "", (certificate(retired_at=TODAY),)),
            FAIL,
            "Answered “Yes”, but “CE 2026” was retired.",
            "Attach a current Cyber Essentials certificate.",
        ),
        (
            wanting_certificate(),
            Said("yes", "", (certificate(kind=EvidenceKind.POLICY),)),
            FAIL,
            "Answered “Yes”, but no Cyber Essentials certificate is attached.",
            "Attach a current Cyber Essentials certificate.",
        ),
        (
            wanting_certificate(),
            Said("yes", "", (certificate(expires_on=TODAY - timedelta(days=1)), certificate())),
            PASS,
            "Answered “Yes”, backed by “CE 2026”, valid to 31 March 2026.",
            "",
        ),
        (
            wanting_certificate(),
            Said("yes", "", (link(),)),
            PASS,
            "Answered “Yes”, backed by “Page”.",
            "",
        ),
        (
            wanting_certificate(is_mitigable=True),
            Said("yes", "Renewal is booked."),
            UNKNOWN,
            "Answered “Yes”, but no Cyber Essentials certificate is attached. "
            "A person reads what you do instead and decides.",
            "",
        ),
        (
            criterion(needs_evidence=True),
            Said("yes"),
            FAIL,
            "Answered “Yes”, but no piece of evidence is attached.",
            "Attach a current piece of evidence.",
        ),
        (
            criterion(answer_type=AnswerType.CHOICE, passing_answers=["Plus", "Basic"]),
            Said("None"),
            FAIL,
            "Answered “None”. To pass: “Plus” or “Basic”.",
            "This passes only with the answer “Plus” or “Basic”.",
        ),
    ],
)
def test_gate_by_answer_and_evidence_gives_outcome_reason_and_cure(
    asked, said, outcome, reason, cure
):
    finding = work_out(asked, said, TODAY)
    assert (finding.outcome, finding.reason, finding.cure) == (outcome, reason, cure)


def test_gate_asked_twice_says_the_same():
    said = Said("yes", "", (certificate(),))
    asked = wanting_certificate()
    assert work_out(asked, said, TODAY) == work_out(asked, said, TODAY)
