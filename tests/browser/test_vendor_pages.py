"""Every page a vendor meets, and what the public sees of it, at three widths."""

from django.urls import reverse
from django.utils import timezone

from tests.journeys import challenges, people, solutions, vetting
from vendors.actions.criteria.drafts import copy_criteria_set
from vendors.actions.supply.agreement import publish_agreement
from vendors.actions.supply.solutions import start_version, withdraw_solution
from vendors.enums import ResponseStatus, SolutionStatus
from vendors.forms.supply.solutions import PAGES


def of(version, name, *more):
    return reverse(f"vendors:{name}", args=[version.solution.slug, *more])


def test_register_pages_are_accessible_and_fit(look):
    known = people.vendor("Larkfield Software")
    number = known.vendor_profile.company_number
    solutions.agreement()
    look(
        people.anybody(),
        {
            "register": reverse("vendors:register"),
            "join": reverse("vendors:join", args=[number]),
            "agreement-version": reverse("vendors:agreement_version", args=[1]),
        },
    )


def test_vendor_without_anything_sees_what_to_do_next(look):
    look(
        people.vendor_lead(),
        {
            "empty-agreement": reverse("vendors:agreement"),
            "empty-solutions": reverse("vendors:my_solutions"),
            "empty-new-solution": reverse("vendors:new_solution"),
            "empty-evidence": reverse("vendors:my_evidence"),
            "empty-responses": reverse("vendors:my_responses"),
        },
    )


def test_draft_pages_are_accessible_and_fit(look):
    version = solutions.answered(solutions.described(solutions.draft(name="Fieldnote")), A2="yes")
    lead = solutions.lead_of(version)
    solutions.certificate(lead, scanned=False, title="Cyber Essentials 2026")
    newer = solutions.certificate(lead, replaces=solutions.certificate(lead))
    (waiting,) = solutions.uploaded(lead)
    vendor = version.solution.vendor
    addresses = {
        "organisation": reverse("vendors:my_organisation"),
        "edit-organisation": reverse("vendors:edit_organisation", args=[vendor.slug]),
        "agreement": reverse("vendors:agreement"),
        "solutions": reverse("vendors:my_solutions"),
        "new-solution": reverse("vendors:new_solution"),
        "tasks": of(version, "dossier"),
        **{f"describe-{page.slug}": of(version, "describe", page.slug) for page in PAGES},
        "answers-a": of(version, "answer_section", "A"),
        "answers-b": of(version, "answer_section", "B"),
        "gate": of(version, "gate"),
        "check": of(version, "check_solution"),
        "withdraw": of(version, "withdraw_solution"),
        "evidence": reverse("vendors:my_evidence"),
        "add-evidence": reverse("vendors:add_evidence"),
        "link-evidence": reverse("vendors:link_evidence"),
        "describe-evidence": reverse("vendors:describe_upload", args=[waiting.pk]),
        "one-evidence": reverse("vendors:evidence", args=[newer.pk]),
        "retire": reverse("vendors:retire_evidence", args=[vendor.evidence.first().pk]),
    }
    look(lead, addresses)


def test_dossier_in_every_state_is_accessible_and_fits(look):
    for status in (SolutionStatus.RETURNED, SolutionStatus.CLARIFICATION, SolutionStatus.ELIGIBLE):
        version = vetting.solution_at(status)
        addresses = {f"dossier-{status}": of(version, "dossier")}
        for question in version.clarifications.all():
            address = reverse("vendors:answer_clarification", args=[question.pk])
            addresses["clarification"] = address
        look(solutions.lead_of(version), addresses)


def test_responses_and_public_pages_are_accessible_and_fit(look):
    shown = vetting.response_at(ResponseStatus.SHORTLISTED)
    version = shown.solution.versions.get()
    lead = solutions.lead_of(version)
    draft = vetting.response_at(ResponseStatus.DRAFT, version=version)
    challenge = challenges.challenge_at(round=version.round)
    look(
        lead,
        {
            "responses": reverse("vendors:my_responses"),
            "respond": reverse("vendors:respond", args=[challenge.slug]),
            "response-draft": reverse("vendors:response", args=[draft.pk]),
            "response-shown": reverse("vendors:response", args=[shown.pk]),
            "take-down": of(version, "take_down_solution"),
            "new-version": of(version, "new_version"),
        },
    )
    public = {"public-list": reverse("vendors:solutions"), "public": of(version, "solution")}
    look(None, public)


def test_criteria_pages_are_accessible_and_fit(look):
    criteria_set = solutions.criteria_set(solutions.REAL_CRITERIA)
    page = reverse("vendors:criteria_set", args=[criteria_set.pk])
    administrator = people.administrator()
    draft = copy_criteria_set(criteria_set, by=administrator, at=timezone.now())
    own = {
        name: reverse(f"vendors:{name}", args=[draft.pk, *args])
        for name, args in {
            "criteria_set": [],
            "try_criteria_set": [],
            "publish_criteria_set": [],
            "edit_criterion": ["B1"],
            "edit_section": ["B"],
        }.items()
    }
    look(
        administrator,
        {"criteria": reverse("vendors:criteria_sets"), "criteria-set": page, **own},
    )


def test_second_version_and_new_agreement_are_accessible_and_fit(look):
    first = solutions.submitted()
    lead = solutions.lead_of(first)
    withdraw_solution(first, by=lead, at=timezone.now())
    second = start_version(first.solution, round=first.round, by=lead, at=timezone.now())
    publish_agreement(2, "# Working in the open\n\nWe share.", by=None, at=timezone.now())
    solutions.described(second, hosting="Leeds", is_resident_facing=True)
    look(
        lead,
        {
            "carried-tasks": of(second, "dossier"),
            "carried-answers": of(second, "answer_section", "A"),
            "changes": of(second, "changes", 2),
            "rename": of(second, "rename_solution"),
            "agreement-changed": reverse("vendors:agreement"),
        },
    )
