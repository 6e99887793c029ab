"""The bundle opens, and its index is true."""

import hashlib
import io
import json
import re
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone

from challenges.actions.challenges import revise_challenge
from challenges.actions.consolidation import accept_statements
from challenges.actions.following import follow_challenge, send_news
from challenges.actions.questions import ask_question, decline_question
from challenges.actions.searches import look_for
from challenges.actions.support import give_support
from challenges.filters import finds_of
from challenges.models import Contact, Statement
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import (
    challenge_at,
    contact,
    council_of,
    merged,
    question_on,
    saved_search,
    statement_at,
    undone,
)
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return people.officer(people.council("Mereton Council"), name="Ona Officer")


@pytest.fixture
def challenge(officer):
    """Two versions, two statements, a question answered and one declined, two supporters, two contacts."""
    made, now = challenge_at(by=officer, title="Writing up visits"), timezone.now()
    vendor, asker = people.vendor("Invited Limited"), people.vendor_user(name="Asa Asker")
    colleague = people.officer(people.council("Otherly Council"))
    question = "How can we <b>write</b> less?"
    other = statement_at("submitted", by=colleague, round=made.round, question=question)
    accept_statements([other], made, by=people.staff(), at=now)
    revise_challenge(
        made, {"why_it_matters": "Hours go."}, change_note="Why", by=people.staff(), at=now
    )
    question_on(made, "Does it work offline?", answer="Yes, it has to.", by=asker)
    declined = ask_question(made, text="We are Asker Limited.", by=asker, at=now)
    decline_question(declined, reason="It names you.", by=people.staff(), at=now)
    _supported(made, "Namely Council", is_named=True)
    _supported(made, "Quietly Council", is_named=False)
    contact(made, vendor, by=officer, subject="Would yours help?")
    contact(made, people.vendor("Unseen Limited"), by=people.staff(), subject="From the LGA")
    return made


def _supported(challenge, name, *, is_named):
    officer = people.officer(people.council(name))
    facts = {"note": f"Note of {name[:2]}", "is_named": is_named, "shows_note": is_named}
    give_support(challenge, council=council_of(officer), by=officer, at=timezone.now(), **facts)


def bundle(client, challenge, reader):
    client.force_login(reader)
    answer = client.get(f"/challenges/{challenge.slug}/evidence.zip")
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(answer.content))


def index_of(archive):
    return json.loads(archive.read("index.json"))


def all_words(archive):
    return "\n".join(archive.read(name).decode() for name in archive.namelist())


def sum_of(data):
    return hashlib.sha256(data).hexdigest()


def test_every_file_of_the_bundle_has_its_true_fingerprint_and_none_is_missing(client, challenge):
    archive = bundle(client, challenge, people.staff())
    lines = archive.read("SHA256SUMS.txt").decode().splitlines()
    sums = {name: told for told, name in (line.split("  ") for line in lines)}
    assert sums == {
        name: sum_of(archive.read(name)) for name in archive.namelist() if name != "SHA256SUMS.txt"
    }


def test_index_of_the_bundle_lists_exactly_what_it_describes(client, challenge):
    archive = bundle(client, challenge, people.staff())
    told = {file["path"]: (file["sha256"], file["bytes"]) for file in index_of(archive)["files"]}
    own = {"SHA256SUMS.txt", "index.html", "index.json"}
    described = {name: archive.read(name) for name in archive.namelist() if name not in own}
    assert told == {name: (sum_of(data), len(data)) for name, data in described.items()}


def test_index_of_the_bundle_counts_what_the_database_holds(client, challenge):
    page = f"/challenges/{challenge.slug}/"
    desks = [f"/questions/{key}/" for key in challenge.questions.values_list("key", flat=True)]
    about = Message.objects.filter(link__startswith=page) | Message.objects.filter(link__in=desks)
    accepted = Message.objects.filter(kind="statement_accepted")
    assert index_of(bundle(client, challenge, people.staff()))["counts"] == {
        "versions": challenge.versions.count(),
        "statements": Statement.objects.public().filter(challenges=challenge).count(),
        "questions answered": challenge.questions.public().count(),
        "questions waiting": 0,
        "questions not published": 1,
        "supporters": challenge.supports.counted().count(),
        "contacts": Contact.objects.filter(challenge=challenge).count(),
        "messages": about.count() + accepted.count(),
        "responses shown": 0,
    }


def test_pages_of_the_bundle_link_only_to_files_in_it(client, challenge):
    archive = bundle(client, challenge, people.staff())
    links = set(re.findall(r'(?:href|src)="([^"#]+)"', archive.read("index.html").decode()))
    local = {link for link in links if not link.startswith("http")}
    assert local <= set(archive.namelist())
    assert local >= {
        "index.json",
        "style.css",
        "versions/version-1.html",
        "versions/version-2.json",
    }


def test_bundle_has_no_script_and_shows_words_as_text(client, challenge):
    told = all_words(bundle(client, challenge, people.staff()))
    assert "<script" not in told
    assert "How can we &lt;b&gt;write&lt;/b&gt; less?" in told


def test_bundle_says_what_was_asked_and_never_by_whom(client, challenge):
    archive = bundle(client, challenge, people.staff())
    questions = index_of(archive)["questions"]
    assert [(one["question"], one["answer"]) for one in questions["answered"]] == [
        ("Does it work offline?", "Yes, it has to.")
    ]
    told = all_words(archive)
    assert [word for word in ("Asa Asker", "Asker Limited", "asked_at") if word in told] == []
    told = [line for line in index_of(archive)["told"] if line["what"].startswith("Question ")]
    assert {(line["what"], line["who"]) for line in told} == {
        ("Question asked", "LGA"),
        ("Question asked", "Mereton Council"),
        ("Question answered", "The vendor that asked"),
        ("Question declined", "The vendor that asked"),
    }


def test_bundle_leaves_unnamed_supporters_unnamed_for_staff_too(client, challenge):
    archive = bundle(client, challenge, people.staff())
    supporters = index_of(archive)["supporters"]
    assert (supporters["named"], supporters["unnamed"], supporters["notes_of_unnamed"]) == (
        [{"name": "Namely Council", "note": "Note of Na"}],
        1,
        [],
    )
    assert "Quietly" not in all_words(archive)


def test_bundle_shows_a_designing_council_its_own_contacts_alone(client, challenge, officer):
    archive = bundle(client, challenge, officer)
    told = [(line["to"], line["subject"]) for line in index_of(archive)["contacts"]]
    assert told == [
        ("Invited Limited", "Would yours help?"),
        ("All vendors", "Does it work offline?"),
    ]
    assert [word for word in ("Unseen Limited", "From the LGA") if word in all_words(archive)] == []


def test_bundle_hides_a_vendor_from_staff_with_an_interest(client, challenge):
    reader = people.staff()
    vendor = Contact.objects.get(vendor__name="Invited Limited").vendor
    facts = {"kind": ConflictKind.FINANCIAL, "details": "Shares.", "at": timezone.now()}
    declare_interest(vendor, by=reader, **facts)
    archive = bundle(client, challenge, reader)
    assert [line["to"] for line in index_of(archive)["contacts"]] == [
        "Unseen Limited",
        "All vendors",
    ]
    assert "Invited Limited" not in all_words(archive)


def test_bundle_holds_what_was_merged_into_the_challenge_and_loses_it_when_that_is_undone(
    client, challenge
):
    other = challenge_at(round=challenge.round, title="Dictating")
    question_on(other, "Does it hear accents?", answer="It must.")
    question_on(other, "Does it hear Welsh?")
    contact(other, people.vendor(), by=people.staff(), subject="For the other")
    before = index_of(bundle(client, challenge, people.staff()))
    act = merged(challenge, other)
    index = index_of(archive := bundle(client, challenge, people.staff()))
    gained = {what: index["counts"][what] - number for what, number in before["counts"].items()}
    assert (gained["questions answered"], gained["questions waiting"]) == (1, 1)
    assert (gained["statements"], gained["versions"], gained["contacts"]) == (1, 1, 2)
    assert [one["title"] for one in index["merged"]] == ["Dictating"]
    assert json.loads(archive.read("merged/dictating/version-1.json"))["number"] == 1
    undone(act)
    after = index_of(bundle(client, challenge, people.staff()))
    same = set(before["counts"]) - {"versions", "messages"}
    assert {what: after["counts"][what] for what in same} == {
        what: before["counts"][what] for what in same
    }
    assert after["merged"] == []


def test_bundle_names_no_mail_address(client, challenge):
    told = all_words(bundle(client, challenge, people.staff()))
    addresses = set(Message.objects.values_list("to", flat=True))
    assert [address for address in addresses if address in told] == []


def test_bundle_of_the_same_state_is_the_same_to_the_byte(client, challenge, monkeypatch):
    def packed(reader):
        client.force_login(reader)
        answer = client.get(f"/challenges/{challenge.slug}/evidence.zip")
        return answer.content

    first = packed(people.staff())
    later = timezone.now() + timedelta(days=40)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert packed(people.staff()) == first


def test_bundle_is_named_by_challenge_and_day(client, challenge):
    client.force_login(people.staff())
    answer = client.get(f"/challenges/{challenge.slug}/evidence.zip")
    day = timezone.localdate().isoformat()
    assert answer["Content-Disposition"] == (
        f'attachment; filename="evidence-{challenge.slug}-{day}.zip"'
    )


def test_bundle_of_a_draft_opens_for_staff_and_has_nothing_published(client):
    draft = challenge_at("draft")
    archive = bundle(client, draft, people.staff())
    assert (index_of(archive)["versions"], index_of(archive)["statements"]) == ([], [])


@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.assessor])
def test_bundle_is_not_there_for_others(client, challenge, make):
    client.force_login(make())
    assert client.get(f"/challenges/{challenge.slug}/evidence.zip").status_code == 404


def test_staff_and_designers_find_the_bundle_on_their_pages(client, challenge, officer):
    link = f'href="/challenges/{challenge.slug}/evidence.zip"'
    client.force_login(people.staff())
    assert link in client.get(f"/staff/challenges/{challenge.slug}/").content.decode()
    client.force_login(officer)
    assert link in client.get("/council/statements/").content.decode()


@pytest.mark.parametrize("number", [1, 30])
def test_bundle_asks_the_same_number_of_queries_whatever_its_length(
    client, number, officer, django_assert_num_queries
):
    made, vendor = challenge_at(by=officer), people.vendor()
    for n in range(number):
        contact(made, vendor, by=officer)
        question_on(made, f"Question {n}?", answer="Yes.")
    client.force_login(people.staff())
    with django_assert_num_queries(29):
        client.get(f"/challenges/{made.slug}/evidence.zip")


def test_bundle_counts_the_digests_that_named_it_and_names_nobody(client, challenge):
    follower = people.vendor_user(people.vendor("Follower Limited"), name="Fay Follower")
    for one in (challenge, challenge_at(title="Another")):
        follow_challenge(one, by=follower, at=timezone.now())
    saved_search(by=follower)
    later = timezone.now().replace(hour=12) + timedelta(days=2)  # mail goes out by day
    revise_challenge(challenge, {"title": "Notes"}, change_note="!", by=people.staff(), at=later)
    look_for(follower, find=finds_of, at=later)
    send_news(follower, at=later + timedelta(days=1))
    archive = bundle(client, challenge, people.staff())
    digests = [line for line in index_of(archive)["told"] if line["who"].startswith("Somebody who")]
    assert [(line["what"], line["who"], line["people"]) for line in digests] == [
        ("Followed news", "Somebody who follows it", 1)
    ]
    assert "Follower" not in all_words(archive)


def test_bundle_counts_the_mail_of_a_saved_search_that_found_it(client):
    searcher = people.anybody(name="Sam Searcher")
    saved_search(by=searcher)
    found = challenge_at(title="Newly published")
    look_for(searcher, find=finds_of, at=timezone.now() + timedelta(days=1))
    archive = bundle(client, found, people.staff())
    told = index_of(archive)["told"]
    assert [line["people"] for line in told if line["what"] == "Saved searches"] == [1]
    assert "Searcher" not in all_words(archive)
