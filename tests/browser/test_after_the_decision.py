"""Lapse, renewal, appeals and threads of questions, as both sides and the public see them, at three widths."""

from django.urls import reverse
from django.utils import timezone

from tests.journeys import people, solutions, vetting
from vendors.actions.vetting.clarification import answer_clarification, extend_clarification
from vendors.enums import SolutionStatus
from vendors.working_days import working_days_after


def of(version, name, *more):
    return reverse(f"vendors:{name}", args=[version.solution.slug, version.number, *more])


def dossier(version):
    return reverse("vendors:dossier", args=[version.solution.slug])


def test_lapse_and_renewal_are_accessible_and_fit(look):
    version = vetting.solution_at(SolutionStatus.LAPSED)
    lead = solutions.lead_of(version)
    look(lead, {"lapsed": dossier(version), "renew-nothing": of(version, "renew", "B1")})
    solutions.certificate(lead, title="Cyber Essentials 2027")
    look(lead, {"renew": of(version, "renew", "B1")})
    renewal = vetting.renewal_of(version)
    look(lead, {"renew-offered": of(version, "renew", "B1"), "being-checked": dossier(version)})
    public = reverse("vendors:solution", args=[version.solution.slug])
    look(people.anybody(), {"public-lapsed": public})
    look(
        people.staff(),
        {
            "renewals": reverse("vendors:renewals"),
            "renewal": reverse("vendors:renewal", args=[renewal.pk]),
            "staff-lapsed": of(version, "vetting"),
        },
    )


def test_appeal_is_accessible_and_fits_on_both_sides(look):
    version = vetting.solution_at(SolutionStatus.NOT_ELIGIBLE)
    lead = solutions.lead_of(version)
    look(lead, {"refused": dossier(version), "lodge": of(version, "lodge_appeal")})
    appeal = vetting.appeal_on(version)
    back = reverse("vendors:take_appeal_back", args=[appeal.pk])
    look(
        lead,
        {
            "appealed": dossier(version),
            "lodged": of(version, "lodge_appeal"),
            "take-back": back,
        },
    )
    page = reverse("vendors:appeal", args=[appeal.pk])
    look(people.staff(), {"appeals": reverse("vendors:appeals"), "appeal": page})
    look(people.desk(), {"appeal-took-part": page, "staff-appealed": of(version, "vetting")})


def test_thread_of_questions_is_accessible_and_fits_on_both_sides(look):
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    lead, desk = solutions.lead_of(version), people.desk()
    first = vetting.ask(version)
    later = working_days_after(first.due_on, 5)
    extend_clarification(first, due_on=later, reason="Away.", by=desk, at=timezone.now())
    answer_clarification(first, answer="In London.", by=lead, at=timezone.now())
    second = vetting.ask(version, "And by day?", follows=first)
    look(lead, {"thread": dossier(version)})
    look(
        desk,
        {
            "staff-thread": of(version, "vetting"),
            "ask": of(version, "ask_vendor"),
            "follow-up": of(version, "follow_up", first.pk),
            "more-time": of(version, "extend", second.pk),
            "close": of(version, "close_question", second.pk),
        },
    )


def test_empty_lists_after_the_decision_are_accessible_and_fit(look):
    addresses = {
        "no-renewals": reverse("vendors:renewals"),
        "no-appeals": reverse("vendors:appeals"),
    }
    look(people.staff(), addresses)
