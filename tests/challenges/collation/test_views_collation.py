"""The pages by which staff put challenges together, and what others read afterwards."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.consolidation import accept_statement
from challenges.actions.designers import set_designers
from challenges.actions.objections import object_to_act, object_to_join
from challenges.enums import ActStatus
from challenges.enums import ChallengeStatus as C
from challenges.enums import ObjectionStatus as O
from challenges.models import Act, Challenge, Objection, Support
from challenges.queries.objections import moves_of
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import (
    bundled,
    challenge_at,
    council_of,
    linked,
    merged,
    open_round,
    question_on,
    statement_at,
    supported,
    undone,
)

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"challenges:{name}", args=args)


@pytest.fixture
def staff(client):
    staff = people.staff()
    client.force_login(staff)
    return staff


@pytest.fixture
def two():
    round = open_round()
    return [challenge_at(round=round, title=title) for title in ("Floods", "Gullies")]


def put(client, name, challenge, *others, **typed):
    page = at(name, challenge.slug)
    query = "&".join(f"challenge={other.slug}" for other in others)
    return client.post(f"{page}?{query}", typed)


def standing():
    return list(Act.objects.standing().values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("link_challenge", "link"),
        ("bundle_challenges", "bundle"),
        ("merge_challenges", "merge"),
    ],
)
def test_challenge_is_put_together_after_a_page_that_changes_nothing(
    client, staff, two, name, kind
):
    stays, other = two
    page = f"{at(name, stays.slug)}?challenge={other.slug}"
    assert client.get(page).context["chosen"] == [other]
    assert standing() == []
    assert client.post(page, {"reason": "One wish."}).url == at("staff_challenge", stays.slug)
    act = Act.objects.get()
    assert (act.kind, act.reason, act.by) == (kind, "One wish.", staff)


def test_page_says_which_councils_are_told_and_they_are(client, staff, two):
    stays, goes = two
    supported(goes)
    page = client.get(f"{at('merge_challenges', stays.slug)}?challenge={goes.slug}")
    told = page.context["told"]
    put(client, "merge_challenges", stays, goes)
    written = Message.objects.filter(kind="challenges_merged").select_related("recipient")
    assert told == sorted(str(council_of(message.recipient)) for message in written)
    assert len(told) == 3


def test_link_tells_nobody_and_says_so(client, staff, two):
    page = client.get(f"{at('link_challenge', two[0].slug)}?challenge={two[1].slug}")
    assert page.context["told"] == []


def test_merge_that_cannot_be_is_explained_before_the_button(client, staff, two):
    draft = challenge_at(C.DRAFT, round=two[0].round, title="Draft")
    page = client.get(f"{at('merge_challenges', draft.slug)}?challenge={two[0].slug}")
    assert page.context["against"] == [
        "“Floods” is public and “Draft” is not. Publish that first, or let the public one stay."
    ]
    assert "Merge them" not in page.content.decode()


def test_merge_that_somebody_else_made_meanwhile_is_refused_in_words(client, staff, two):
    stays, goes = two
    third = challenge_at(round=stays.round, title="Fords")
    page = f"{at('merge_challenges', stays.slug)}?challenge={goes.slug}"
    merged(third, goes)
    response = client.post(page, {"reason": "Kept."})
    assert (response.status_code, len(standing())) == (422, 1)


def test_choice_of_another_round_is_none(client, staff, two):
    elsewhere = challenge_at(title="Elsewhere")
    page = client.get(f"{at('merge_challenges', two[0].slug)}?challenge={elsewhere.slug}")
    assert (page.context["chosen"], list(page.context["choice"].errors)) == ([], ["challenge"])


def test_act_is_undone_from_the_page_of_its_challenge(client, staff, two):
    act = merged(*two)
    undo = at("undo_act", act.pk)
    assert undo in client.get(at("staff_challenge", two[0].slug)).content.decode()
    assert client.post(undo, {}).url == at("staff_challenge", two[0].slug)
    assert Act.objects.get().status == ActStatus.UNDONE
    assert undo not in client.get(at("staff_challenge", two[0].slug)).content.decode()


def test_undoing_that_must_wait_says_for_what(client, staff, two):
    first = merged(*two)
    second = merged(challenge_at(round=two[0].round, title="Fords"), two[0])
    page = client.get(at("undo_act", first.pk))
    assert page.context["against"] == (
        "A later act builds on this one. Undo the merge into “Fords” first."
    )
    undone(second)
    assert client.post(at("undo_act", first.pk), {}).status_code == 302


@pytest.mark.parametrize("count", [1, 12])
def test_staff_page_costs_the_same_however_much_was_put_together(
    client, staff, count, django_assert_num_queries
):
    round, officer = open_round(), people.officer()
    stays = challenge_at(round=round, by=officer)
    for number in range(count):
        one, two, three = (
            challenge_at(round=round, by=officer, title=f"{name} {number}")
            for name in ("Linked", "Child", "Merged")
        )
        linked(stays, one), bundled(stays, two), merged(stays, three)
    with django_assert_num_queries(18):
        page = client.get(at("staff_challenge", stays.slug))
    assert len(page.context["collation"]) == 3 * count


@pytest.mark.parametrize("count", [1, 12])
def test_public_page_costs_the_same_however_much_was_put_together(
    client, count, django_assert_num_queries
):
    round, officer = open_round(), people.officer()
    stays = challenge_at(round=round, by=officer)
    for number in range(count):
        one, two, three = (
            challenge_at(round=round, by=officer, title=f"{name} {number}")
            for name in ("Linked", "Child", "Merged")
        )
        linked(stays, one), bundled(stays, two), merged(stays, three)
    with django_assert_num_queries(11):
        together = client.get(stays.get_absolute_url()).context["together"]
    assert (len(together.related), len(together.children), len(together.absorbed)) == (count,) * 3


def test_address_of_what_was_merged_points_to_what_carries_it_on(client, two):
    stays, goes = two
    merged(stays, goes)
    page = client.get(goes.get_absolute_url())
    assert (page.status_code, page.templates[0].name) == (200, "challenges/merged.html")
    assert f'href="{stays.get_absolute_url()}"' in page.content.decode()


def test_public_page_names_no_draft_that_is_related_or_in_its_bundle(client, two):
    draft, other = (challenge_at(C.DRAFT, round=two[0].round, title=t) for t in ("A", "B"))
    linked(two[0], draft), bundled(two[0], other)
    assert not client.get(two[0].get_absolute_url()).context["together"]


def test_words_edited_while_it_was_merged_are_kept_and_told_where_it_went(client, staff):
    round = open_round()
    stays, goes = (challenge_at(C.DRAFT, round=round, title=t) for t in ("Floods", "Gullies"))
    typed = {"title": "Gullies and more", "question": "How can we?", "description": "Long typed."}
    merged(stays, goes)
    page = client.post(at("edit_challenge", goes.slug), {**typed, "theme": goes.theme_id})
    assert page.status_code == 422
    assert page.context["form"].non_field_errors() == [
        "This challenge was merged into “Floods”. Edit that one."
    ]
    assert "Long typed." in page.content.decode()
    assert Challenge.objects.get(pk=goes.pk).title == "Gullies"
    assert client.get(at("edit_challenge", goes.slug)).url == at("staff_challenge", stays.slug)


def test_support_written_while_it_was_merged_is_kept_and_sent_on_by_its_writer(client, two):
    stays, goes = two
    officer = people.officer()
    client.force_login(officer)
    typed = {"council": council_of(officer).pk, "note": "Our fords.", "naming": "named"}
    merged(stays, goes)
    page = client.post(at("support", goes.slug), typed)
    assert page.context["form"].non_field_errors() == [
        "“Gullies” is part of “Floods” now. Read that one, then send your words to it."
    ]
    assert (page.status_code, Support.objects.count()) == (422, 0)
    assert f'action="{at("support", stays.slug)}"' in page.content.decode()
    client.post(at("support", stays.slug), typed)
    assert Support.objects.get().challenge == stays


def test_pages_to_write_on_lead_from_what_was_merged_to_its_survivor(client, two):
    stays, goes = two
    merged(stays, goes)
    for person, name in ((people.officer(), "support"), (people.vendor_user(), "ask")):
        client.force_login(person)
        assert client.get(at(name, goes.slug)).url == at(name, stays.slug)
    assert client.post(at("follow", goes.slug)).url == stays.get_absolute_url()


def test_council_that_shares_its_own_merged_statement_reads_why_not(client, two):
    stays, goes = two
    source = goes.sources.get().statement
    merged(stays, goes)
    client.force_login(source.author)
    typed = {"council": source.council_id, "note": "Ours.", "naming": "named"}
    page = client.post(at("support", stays.slug), typed)
    assert page.context["form"].non_field_errors() == [
        f"{source.council}’s own statement {source.reference} is part of this challenge, so it"
        " shares it already."
    ]
    assert "Ours." in page.content.decode()


def test_council_joined_after_publication_is_pointed_out_until_it_is_named(client, staff, two):
    stays, goes = two
    later = statement_at("submitted", round=stays.round)
    accept_statement(later, stays, by=staff, at=timezone.now())
    page = at("staff_challenge", stays.slug)
    assert client.get(page).context["not_named"] == [later.council]
    names = [*stays.designers.values_list("name", flat=True), later.council.name]
    set_designers(stays, names, lead=names[0], by=staff, at=timezone.now())
    assert client.get(page).context["not_named"] == []
    assert client.get(at("staff_challenge", goes.slug)).context["not_named"] == []


def test_question_asked_of_what_was_merged_is_read_at_its_survivor(client, two):
    stays, goes = two
    question = question_on(goes, answer="Yes.")
    merged(stays, goes)
    assert client.get(stays.get_absolute_url()).context["questions"] == [question]


def test_author_reads_where_the_words_went_and_objects_until_a_date(client, two):
    stays, goes = two
    statement = goes.statements.get()
    act = merged(stays, goes)
    client.force_login(statement.author)
    page = client.get(statement.get_absolute_url())
    join, merge = page.context["moves"]
    assert [join.kind, merge.kind] == ["join", "merge"]
    assert merge.until == statement.round.objections_until(act.at)
    client.post(merge.object_at, {"text": "We meant fords."})
    assert Objection.objects.get().text == "We meant fords."
    assert [move.object_at for move in client.get(page.request["PATH_INFO"]).context["moves"]] == [
        join.object_at,
        "",
    ]


def test_objection_after_its_time_is_no_longer_offered(two):
    source = two[0].sources.get()
    until = source.statement.round.objections_until(source.linked_at)
    last = moves_of(source.statement, until)
    late = moves_of(source.statement, until + timedelta(seconds=1))
    address = at("object_to_join", source.statement.reference, source.pk)
    assert ([move.object_at for move in last], [move.object_at for move in late]) == (
        [address],
        [""],
    )


def test_objection_is_listed_until_it_is_answered(client, staff, two):
    source = two[0].sources.get()
    said = object_to_join(source, text="No.", by=source.statement.author, at=timezone.now())
    assert list(client.get(at("objections")).context["page_obj"]) == [said]
    typed = {"choice": "keep", "answer": "It fits because of the fords."}
    assert client.post(at("objection", said.pk), typed).url == at("objections")
    said.refresh_from_db()
    assert (said.status, said.answer) == (O.KEPT, "It fits because of the fords.")
    assert list(client.get(at("objections")).context["page_obj"]) == []


def test_upheld_objection_leads_to_undoing_what_it_is_about(client, staff, two):
    act = merged(*two)
    source = two[1].sources.get()
    said = object_to_join(source, text="No.", by=source.statement.author, at=timezone.now())
    typed = {"choice": "uphold", "answer": "You are right."}
    assert client.post(at("objection", said.pk), typed).url == at("detach_source", source.pk)
    assert act.status == ActStatus.STANDING


def test_only_statement_of_a_public_challenge_is_told_before_an_objection_is_upheld(
    client, staff, two
):
    source = two[0].sources.get()
    said = object_to_join(source, text="No.", by=source.statement.author, at=timezone.now())
    page = client.get(at("objection", said.pk))
    assert page.context["is_stuck"]
    assert at("unpublish_challenge", two[0].slug) in page.content.decode()


def test_objection_and_answer_stay_with_the_statement_after_the_undoing(client, two):
    statement = two[1].statements.get()
    act = merged(*two)
    object_to_act(statement, act, text="We meant fords.", by=statement.author, at=timezone.now())
    undone(act)
    client.force_login(statement.author)
    page = client.get(statement.get_absolute_url())
    assert [move.kind for move in page.context["moves"]] == ["join", "undone"]
    assert "We meant fords." in page.content.decode()
    assert "What you objected to was undone." in page.content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_list_of_objections_costs_the_same_for_one_and_for_thirty(
    client, staff, count, django_assert_num_queries
):
    round, officer = open_round(), people.officer()
    for number in range(count):
        source = challenge_at(round=round, by=officer, title=f"{number}").sources.get()
        object_to_join(source, text="No.", by=officer, at=timezone.now())
    with django_assert_num_queries(5):
        page = client.get(at("objections"))
    assert len(page.context["page_obj"].object_list) == min(count, 25)


def test_page_of_what_was_merged_offers_staff_nothing_to_do_with_it(client, staff, two):
    merged(*two)
    page = client.get(at("staff_challenge", two[1].slug)).content.decode()
    suggestions = reverse("matching:solutions_for", args=[two[1].slug])
    assert [offer for offer in (suggestions, "Put together") if offer in page] == []
