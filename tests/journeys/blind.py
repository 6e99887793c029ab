"""Versions in a round that is scored blind."""

from django.utils import timezone

from tests.journeys import people, solutions, vetting
from vendors.actions.supply.solutions import submit_solution
from vendors.actions.vetting.blind import check_names


def blind_round():
    round = solutions.round_taking_solutions()
    round.is_blind = True
    round.save(update_fields=["is_blind"])
    return round


def blind_version(
    *, vendor="Larkfield Software Ltd", name="Visit Notes", round=None, answer="", **words
):
    """In vetting, not read for names yet. The certificate backs B2 too, which `answer` answers."""
    lead = solutions.bound_vendor(vendor)
    begun = solutions.draft(lead, name=name, round=round or blind_round())
    version = solutions.described(begun, **words)
    solutions.answered(version, **({"B2": answer} if answer else {}))
    certificate = version.answers.get(criterion__code="B1").evidence.get()
    version.answers.get(criterion__code="B2").evidence.add(certificate)
    submit_solution(version, by=lead, at=timezone.now())
    vetting.let_in(version)
    return version


def read_for_names(version):
    check_names(version, by=people.desk(), at=timezone.now())
    return version
