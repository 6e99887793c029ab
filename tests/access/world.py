"""One of everything, so that every address of the site has something to show.

Built once for all tests of access. Add what your rows need to `build`, by the journeys.
"""

from dataclasses import dataclass
from types import SimpleNamespace

from django.test import Client
from django.utils import timezone

from accounts.actions.directories import set_directory
from accounts.actions.invitations import invite_person
from accounts.actions.memberships import ask_for_place
from challenges.actions.attachments import attach_document
from challenges.actions.objections import object_to_join
from challenges.actions.support import give_support
from documents.actions import scan_document
from notifications.actions.mailboxes import add_mailbox
from notifications.models import Message
from showcase.actions.events.agenda import add_speaker
from showcase.actions.events.audience import ask_vendor
from showcase.actions.events.materials import add_material
from showcase.models import FollowUp
from tests.documents.uploads import upload
from tests.journeys import (
    assigning,
    challenges,
    imports,
    matching,
    open_data,
    people,
    resources,
    showcase,
    solutions,
    vetting,
)
from tests.journeys.blind import blind_round, read_for_names
from vendors.actions.assigning.proposals import begin_proposal
from vendors.actions.criteria.drafts import copy_criteria_set
from vendors.actions.supply.agreement import accept_agreement
from vendors.actions.supply.responses import offer_response, start_response
from vendors.actions.vetting.assignment import declare_conflict
from vendors.actions.vetting.blind import hide_passage, open_to_blind
from vendors.actions.vetting.interests import declare_interest

# Of the vendor in whom the conflicted declared an interest; nothing else bears these names. What is
# published of the second anybody may read, signed in or not.
HIDDEN, PUBLISHED = "Quillonstead", "Brackenfold"
INTEREST = {"kind": "financial", "details": "Shares."}


@dataclass
class World:
    """Who visits (`browsers`, by role of the table) and what is there to visit (`things`)."""

    browsers: dict[str, Client | None]
    things: SimpleNamespace


def build() -> World:
    who = _visitors()
    things = SimpleNamespace(who=SimpleNamespace(**{_name(role): who[role] for role in who}))
    _accounts(things)
    _challenges(things)
    _vendors(things)
    _vetting(things)
    _blind(things)
    _matching(things)
    _showcase(things)
    return World({"nobody": None, **{role: _browser(who[role]) for role in who}}, things)


def _visitors():
    council, vendor = people.council(), people.vendor(f"{HIDDEN} Limited")
    return {
        "person": people.anybody(),
        "officer": people.officer(council),
        "council lead": people.council_lead(council),
        "other officer": people.officer(),
        "vendor": people.vendor_lead(vendor, name=f"Quentin {HIDDEN}"),
        "vendor user": people.vendor_user(vendor),
        "other vendor": people.vendor_lead(),
        "assessor": people.assessor(),
        "conflicted assessor": people.assessor(),
        "staff": people.staff(),
        "conflicted staff": people.staff(),
        "administrator": people.administrator(),
    }


def _accounts(things):
    now, who = timezone.now(), things.who
    things.council = who.officer.memberships.get().organisation
    things.vendor = who.vendor.memberships.get().organisation
    things.publisher = solutions.bound_vendor(f"{PUBLISHED} Limited")
    _declare_interests(things, now)
    things.waiting = ask_for_place(
        people.anybody(), organisation=things.council, requested="Streets", at=now
    )
    things.officers_role = who.officer.memberships.get()
    things.domain = things.council.domains.get()
    things.directory = set_directory(
        things.council,
        issuer="https://login.northmere.example",
        client_id="portal",
        by=who.administrator,
        at=now,
    )
    things.invitation = invite_person(
        who.person.email,
        role="council_officer",
        organisation=things.council,
        by=who.council_lead,
        at=now,
    )
    things.message = Message.objects.order_by("pk").first()
    things.mailbox = add_mailbox(
        things.council,
        f"team@{things.domain.domain}",
        {"statement_decisions": "at_once"},
        by=who.council_lead,
        at=now,
    )


def _declare_interests(things, now):
    """Before anything of these vendors happens; the assessor finds the first one in an assignment."""
    who, published = things.who, solutions.vendor_of(things.publisher)
    declared = {**INTEREST, "at": now}
    things.interest = declare_interest(things.vendor, by=who.conflicted_staff, **declared)
    for person in (who.conflicted_staff, who.conflicted_assessor):
        declare_interest(published, by=person, **declared)


def _challenges(things):
    now, who = timezone.now(), things.who
    things.round = challenges.open_round()
    things.theme = challenges.theme()
    things.draft = challenges.statement_at(
        "draft",
        by=who.officer,
        round=things.round,
        question="How can we keep a draft to ourselves?",
    )
    things.attachment = attach_document(
        things.draft, upload(), title="Plan", by=who.officer, at=now
    )
    things.submitted = challenges.statement_at("submitted", by=who.officer, round=things.round)
    things.challenge = challenges.challenge_at("published", by=who.officer, round=things.round)
    things.draft_challenge = challenges.challenge_at("draft", by=who.officer, round=things.round)
    things.source = things.draft_challenge.sources.get()
    things.accepted = things.challenge.sources.get().statement
    things.question = challenges.question_on(things.challenge, by=who.vendor)
    things.published_answer = challenges.question_on(
        things.challenge, "Which browsers?", answer="All of them.", by=who.vendor
    )
    things.support = give_support(
        things.challenge,
        council=challenges.council_of(who.other_officer),
        note="",
        by=who.other_officer,
        at=now,
    )
    things.search = challenges.saved_search(by=who.officer)
    challenges.contact(things.challenge, things.vendor, by=who.officer)
    _collation(things)


def _collation(things):
    """A merge of two drafts that can be undone, and an objection to one of its joins."""
    now, who = timezone.now(), things.who
    drafts = [
        challenges.challenge_at("draft", by=who.officer, round=things.round) for _ in range(2)
    ]
    things.merged = challenges.merged(*drafts)
    things.moved = drafts[1].sources.get()
    words = {"text": "It belongs elsewhere.", "by": who.officer, "at": now}
    things.objection = object_to_join(drafts[0].sources.get(carried_by=None), **words)
    things.import_begun = imports.begun(round=things.round)
    things.import_ready = imports.ready(round=things.round)


def _vendors(things):
    now, who = timezone.now(), things.who
    things.agreement = solutions.agreement()
    accept_agreement(things.agreement, vendor=things.vendor, by=who.vendor, at=now)
    things.criteria_set = solutions.criteria_set()
    things.draft_set = copy_criteria_set(things.criteria_set, by=who.administrator, at=now)
    things.evidence = solutions.certificate(who.vendor, title=f"{HIDDEN} certificate")
    things.evidence_upload, things.removed_upload = solutions.uploaded(who.vendor, 2)
    things.draft_version = solutions.ready(who.vendor, name=f"{HIDDEN} Notes")
    things.version = solutions.submitted(who.vendor, name=f"{HIDDEN} Desk")
    things.response = start_response(
        things.challenge, things.version.solution, text="It listens.", by=who.vendor, at=now
    )
    offer_response(things.response, by=who.vendor, at=now)
    things.eligible = vetting.solution_at(
        "eligible", lead=things.publisher, name=f"{PUBLISHED} Desk"
    )


def _vetting(things):
    """One version of our vendor in vetting, with an assessor; others declared an interest."""
    now, who = timezone.now(), things.who
    vetting.let_in(things.version)
    things.assignment = vetting.assigned(things.version, who.assessor)
    things.conflicted = vetting.assigned(things.version, who.conflicted_assessor)
    declare_conflict(things.conflicted, by=who.conflicted_assessor, at=now, **INTEREST)
    things.clarification = vetting.ask(things.version)
    things.lapsed = vetting.solution_at("lapsed", lead=who.vendor, name=f"{HIDDEN} Lamp")
    things.renewal = vetting.renewal_of(things.lapsed)
    refused = vetting.solution_at("not_eligible", lead=who.vendor, name=f"{HIDDEN} Bell")
    things.appeal = vetting.appeal_on(refused)
    things.second = vetting.solution_at("in_vetting", lead=who.vendor, name=f"{HIDDEN} Phone")
    things.scoring = vetting.scoring(things.second, who.assessor)
    things.line = assigning.line(who.assessor, "Former Employer Limited")
    people.assessor()
    things.proposal = begin_proposal(things.version.round, each=2, by=who.staff, at=now)
    things.pair = things.proposal.pairs.get()
    _deciding(things)


def _deciding(things):
    """A decision of our vendor that is prepared, a condition of another to look at, and responses."""
    moderated = vetting.solution_at("moderation", lead=things.who.vendor)
    vetting.agree(moderated)
    things.prepared = vetting.prepared(moderated)
    to_offer = vetting.solution_at("eligible", lead=things.publisher, name=f"{PUBLISHED} Lamp")
    things.to_note = vetting.response_at("offered", version=to_offer, challenge=things.challenge)
    things.reserve = vetting.response_at("reserve", version=things.eligible)
    conditional = vetting.solution_at("eligible_with_conditions", lead=things.who.vendor)
    things.condition = conditional.decisions.get().conditions.get()


def _blind(things):
    """A version of our vendor in a round that is scored blind, with evidence opened to assessors."""
    now, who = timezone.now(), things.who
    things.blind = solutions.submitted(who.vendor, round=blind_round())
    vetting.let_in(things.blind)
    things.blind_evidence = things.blind.answers.exclude(evidence=None).first().evidence.first()
    told = {"by": who.staff, "at": now}
    open_to_blind(things.blind, things.blind_evidence, copy=None, **told)
    things.hidden_passage = hide_passage(things.blind, "listens", **told)
    read_for_names(things.blind)
    things.blind_scoring = vetting.scoring(things.blind, who.assessor)
    another = solutions.submitted(who.vendor, round=things.blind.round)
    vetting.let_in(another)
    things.blind_assignment = vetting.assigned(another, who.assessor)


def _matching(things):
    things.set_aside = matching.not_for(
        things.council, things.challenge, things.eligible, by=things.who.officer
    )


def _showcase(things):
    now = timezone.now()
    things.event = showcase.event_at("registration_open")
    things.draft_event = showcase.event_at("draft")
    things.registration = showcase.attendee(things.event)
    things.asked = showcase.asked(things.event)
    things.offered = showcase.offered(showcase.event_at(capacity=1))
    things.lapsed_place = showcase.lapsed(showcase.event_at(capacity=1))
    things.session = things.event.sessions.get()
    things.report = showcase.report_at("published", round=things.challenge.round)
    things.draft_report = showcase.report_at("draft")
    things.cleared_edition, things.edition = open_data.cleared(), open_data.edition()
    _resources(things)
    _after_the_event(things)
    things.speaker = add_speaker(things.session, name="Ada Bright", by=things.who.staff, at=now)


def _resources(things):
    about = [things.challenge, things.eligible.solution]
    things.resource = resources.case_study(about=about, tags=["speech"])
    things.draft_resource = resources.resource_at("draft", about=[things.version.solution])
    things.withdrawn_resource = resources.resource_at("withdrawn")


def _after_the_event(things):
    """Slides, a question to the vendor of another solution, and what came of it at our council."""
    now, who = timezone.now(), things.who
    facts = {"kind": "slides", "title": "Slides", "by": who.staff, "at": now}
    things.slides = add_material(things.session, upload=upload(), **facts)
    scan_document(things.slides.document_id, at=now)
    things.slot = showcase.slot()
    guest = showcase.attendee(things.slot.session.event)
    things.audience_question = ask_vendor(
        things.slot, registration=guest, text="Is it quick?", at=now
    )
    things.follow_up = FollowUp.objects.create(
        event=things.slot.session.event,
        response=things.slot.response,
        council=things.council,
        months=3,
        asked_at=now,
    )


def _name(role):
    return role.replace(" ", "_")


def _browser(user):
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client
