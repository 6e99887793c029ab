"""Every page of statements and challenges, for everybody who meets it, at three widths."""

from django.urls import reverse
from django.utils import timezone

from challenges.actions.support import give_support
from challenges.enums import ChallengeStatus as C
from challenges.enums import StatementStatus as S
from challenges.forms.statements import PAGES
from tests.browser.axe import assert_no_axe_violations
from tests.browser.conftest import sign_in
from tests.browser.pressing import press
from tests.journeys import people
from tests.journeys.challenges import (
    challenge_at,
    contact,
    council_of,
    joined,
    kind_of_ai,
    question_on,
    statement_at,
)

LONGEST = "How can we " + "مساعدة 🚀 " * 32 + "?"


def at(name, *args):
    return reverse(f"challenges:{name}", args=args)


def test_public_pages_are_accessible_and_fit(look):
    challenge = challenge_at(question=LONGEST[:300], kinds_of_ai=[kind_of_ai()])
    supporter = people.officer()
    give_support(
        challenge,
        council=council_of(supporter),
        note="Our rivers rise too.",
        by=supporter,
        at=timezone.now(),
    )
    question_on(challenge, answer="Yes, it must.")
    pages = {
        "list": at("list"),
        "list-nothing": f"{at('list')}?q=zzzz&state=open",
        "challenge": challenge.get_absolute_url(),
        "sources": at("sources", challenge.slug),
        "versions": at("versions", challenge.slug),
        "version": at("version", challenge.slug, 1),
        "statement": challenge.statements.get().get_absolute_url(),
    }
    look(None, pages)
    vendor = {"challenge-vendor": pages["challenge"], "ask": at("ask", challenge.slug)}
    look(people.vendor_user(), vendor)


def test_pages_of_a_council_are_accessible_and_fit(look):
    officer = people.officer()
    look(officer, {"nothing-open": at("new_statement"), "my-empty": at("my_statements")})
    draft = statement_at(by=officer, question=LONGEST[:300])
    others = {
        status: statement_at(status, by=officer, round=draft.round)
        for status in (S.SUBMITTED, S.RETURNED, S.REJECTED, S.WITHDRAWN)
    }
    shared = challenge_at(round=draft.round)
    pages = {f"edit-{slug}": at("edit_statement", draft.reference, slug) for slug in PAGES}
    pages |= {name: other.get_absolute_url() for name, other in others.items()}
    pages |= {
        "my-statements": at("my_statements"),
        "new-statement": at("new_statement"),
        "draft": draft.get_absolute_url(),
        "attachments": at("attachments", draft.reference),
        "check": at("check_statement", draft.reference),
        "withdraw": at("withdraw_statement", draft.reference),
        "support": at("support", shared.slug),
    }
    look(officer, pages)


def test_pages_of_triage_are_accessible_and_fit(look):
    staff = people.staff()
    look(staff, {"queue-empty": at("statement_queue")})
    waiting = statement_at(S.SUBMITTED, question=LONGEST[:300])
    accepted = statement_at(S.ACCEPTED)
    chosen = f"?statement={waiting.reference}"
    look(
        staff,
        {
            "queue": at("statement_queue"),
            "staff-statement": at("staff_statement", waiting.reference),
            "return": at("return_statement", waiting.reference),
            "reject": at("reject_statement", waiting.reference),
            "join-new": at("join_new") + chosen,
            "join-existing": at("join_existing") + chosen,
            "join-nothing": at("join_new"),
            "link": at("link_statement", accepted.reference),
            "detach": at("detach_source", accepted.sources.get().pk),
        },
    )


def test_pages_of_editing_are_accessible_and_fit(look):
    staff, published = people.staff(), challenge_at(C.PUBLISHED, question=LONGEST[:300])
    draft = joined([statement_at(S.SUBMITTED, round=published.round)], title="Another")
    question = question_on(published)
    pages = {
        f"{name}-{challenge.status}": at(name, challenge.slug)
        for name in ("staff_challenge", "edit_challenge", "edit_designers", "preview_challenge")
        for challenge in (draft, published)
    }
    pages |= {
        "staff-challenges": at("staff_challenges"),
        "publish": at("publish_challenge", draft.slug),
        "unpublish": at("unpublish_challenge", published.slug),
        "question": at("question", question.pk),
        "decline": at("decline_question", question.pk),
    }
    look(staff, pages)


def test_pages_of_setting_up_are_accessible_and_fit(look):
    challenge = challenge_at()
    look(
        people.administrator(),
        {
            "rounds": at("rounds"),
            "new-round": at("new_round"),
            "round": at("edit_round", challenge.round.slug),
            "themes": at("themes"),
            "new-theme": at("new_theme"),
            "theme": at("edit_theme", challenge.theme.slug),
        },
    )


def test_refused_page_points_at_the_field_and_keeps_the_text_without_scripts(new_page, live_server):
    officer = people.officer()
    statement = statement_at(by=officer)
    page = new_page(javascript=False, width=360)
    sign_in(page, live_server, officer)
    page.goto(at("edit_statement", statement.reference, "question"))
    page.locator("[name=question]").fill("x" * 301)
    press(page, "Save and continue")
    assert page.title().startswith("Error: ")
    assert page.locator("[name=question]").input_value() == "x" * 301
    page.get_by_role("link", name="300 characters").click()
    assert page.evaluate("document.activeElement.name") == "question"
    assert_no_axe_violations(page)


def test_contact_log_is_accessible_and_fits_in_every_area(look):
    council, vendor, staff = people.council(), people.vendor(), people.staff()
    officer, lead = people.officer(council), people.vendor_lead(vendor)
    for person, name in ((officer, "council"), (lead, "vendor"), (staff, "staff")):
        look(person, {f"contacts-empty-{name}": at("contacts")})
    challenge = challenge_at(by=officer)
    contact(challenge, vendor, by=officer, text="We have 40 social workers.\n\nCome and see.")
    contact(challenge, vendor, by=staff, subject=LONGEST[:200])
    for person, name in ((officer, "council"), (lead, "vendor"), (staff, "staff")):
        look(person, {f"contacts-{name}": at("contacts")})
    quiet = challenge_at(title="Quiet")
    look(staff, {"contacts-nothing": f"{at('contacts')}?challenge={quiet.slug}"})
