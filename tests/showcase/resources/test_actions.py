import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from showcase.actions.resources.publishing import publish_resource, withdraw_resource
from showcase.actions.resources.tags import rename_tag
from showcase.actions.resources.writing import (
    create_resource,
    link_records,
    save_resource,
    unlink_record,
)
from showcase.actions.saving import SavedMeanwhile
from showcase.enums import ResourceKind, ResourceStatus
from showcase.models import Resource, ResourceVersion, Tag
from showcase.queries.resources.staff import written_words
from tests.journeys import people
from tests.journeys.challenges import challenge_at
from tests.journeys.resources import WRITTEN, case_study, resource_at, rewrite
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db
S = ResourceStatus


def told():
    return {"by": people.staff(), "at": timezone.now()}


@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.assessor])
def test_resource_touched_by_others_than_staff_is_refused(make):
    resource, by = resource_at(), {"by": make(), "at": timezone.now()}
    challenge, tag = challenge_at(), Tag.objects.create(name="speech", slug="speech")
    acts = [
        lambda: create_resource(ResourceKind.GUIDANCE, title="Mine", **by),
        lambda: save_resource(resource, tags=[], body="Mine", **by),
        lambda: link_records(resource, [challenge], **by),
        lambda: unlink_record(resource, challenge, **by),
        lambda: publish_resource(resource, reason="Mine", **by),
        lambda: withdraw_resource(resource, reason="Mine", **by),
        lambda: rename_tag(tag, name="mine", **by),
    ]
    for act in acts:
        with pytest.raises(TransitionDenied):
            act()
    assert (Resource.objects.count(), ResourceVersion.objects.count()) == (1, 1)


@pytest.mark.parametrize("kind", ResourceKind)
def test_publish_before_every_part_is_written_is_refused_naming_what_is_missing(kind):
    parts = list(WRITTEN[kind])
    resource = resource_at(S.DRAFT, kind=kind, **dict.fromkeys(parts, " "))
    with pytest.raises(TransitionDenied, match="Still to write: Summary, ") as denied:
        publish_resource(resource, **told())
    assert denied.value.reason.count(",") == len(parts) - 1
    assert not resource.versions.exists()


def test_publish_freezes_what_stands_there_and_later_writing_waits():
    resource = resource_at(body="First words.", tags=["speech"])
    save_resource(resource, body="Second words.", tags=["care"], **told())
    version = resource.versions.get()
    assert (version.body, [tag.name for tag in version.tags.all()]) == ("First words.", ["speech"])
    publish_resource(resource, reason="Clearer.", **told())
    written = resource.versions.order_by("number").values_list("number", "body", "change_note")
    assert list(written) == [(1, "First words.", ""), (2, "Second words.", "Clearer.")]


def test_publish_again_without_a_reason_is_refused():
    with pytest.raises(TransitionDenied, match="Give a reason"):
        publish_resource(resource_at(), reason=" ", **told())


def test_publish_counts_versions_as_they_stand_and_not_as_somebody_read_them():
    resource = resource_at()
    stale = Resource.objects.get(pk=resource.pk)
    publish_resource(resource, reason="One.", **told())
    publish_resource(stale, reason="Two.", **told())
    numbers = resource.versions.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3]


def test_withdrawn_resource_comes_back_with_a_new_version():
    resource = resource_at(S.WITHDRAWN)
    publish_resource(resource, reason="Checked again.", **told())
    resource.refresh_from_db()
    kept = (resource.status, resource.version, resource.withdrawn_at, resource.withdrawal_reason)
    assert kept == (S.PUBLISHED, 2, None, "")


@pytest.mark.parametrize("status", [S.DRAFT, S.WITHDRAWN])
def test_withdraw_of_what_is_not_published_is_refused(status):
    resource = resource_at(status)
    with pytest.raises(Exception, match="withdraw: "):
        withdraw_resource(resource, reason="Wrong.", **told())


@pytest.mark.parametrize("act", ["update", "delete"])
def test_database_refuses_to_change_a_published_version(act):
    resource_at()
    versions = ResourceVersion.objects.all()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        versions.update(body="Other words.") if act == "update" else versions._raw_delete("default")


@pytest.mark.parametrize(
    ("status", "facts", "constraint"),
    [
        (S.DRAFT, {"version": 1}, "resource_published_has_version"),
        (S.PUBLISHED, {"version": 0}, "resource_published_has_version"),
        (S.PUBLISHED, {"withdrawal_reason": "Why?"}, "resource_withdrawn_says_when_and_why"),
        (S.WITHDRAWN, {"withdrawal_reason": ""}, "resource_withdrawn_says_when_and_why"),
        (S.WITHDRAWN, {"withdrawn_at": None}, "resource_withdrawn_says_when_and_why"),
        (S.DRAFT, {"kind": "poem"}, "resource_kind_known"),
        (S.PUBLISHED, {"status": "lost"}, "resource_status_known"),
    ],
)
def test_database_refuses_a_resource_that_contradicts_itself(status, facts, constraint):
    resource = resource_at(status)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Resource.objects.filter(pk=resource.pk).update(**facts)


@pytest.mark.parametrize("name", ["", "Speech", " speech", "speech "])
def test_database_refuses_an_untidy_tag(name):
    with pytest.raises(IntegrityError, match="tag_is_tidy"), transaction.atomic():
        Tag.objects.create(name=name, slug="speech")


def test_later_version_without_a_reason_is_refused_by_the_database():
    version = resource_at().versions.get()
    version.pk, version.number = None, 2
    with (
        pytest.raises(IntegrityError, match="resource_version_counted_and_explained"),
        transaction.atomic(),
    ):
        version.save(force_insert=True)


def test_save_over_what_a_colleague_saved_is_refused_once():
    resource = resource_at(S.DRAFT)
    with pytest.raises(SavedMeanwhile) as meanwhile:
        save_resource(resource, tags=[], body="Mine.", seen="of-before", **told())
    save_resource(resource, tags=[], body="Mine.", seen=meanwhile.value.fingerprint, **told())
    resource.refresh_from_db()
    assert resource.body == "Mine."


def test_change_of_the_tags_alone_is_noticed_as_a_change():
    resource = resource_at(S.DRAFT, tags=["speech"])
    before = written_words(resource)
    save_resource(resource, tags=["care"], **told())
    assert written_words(resource) != before


def test_renamed_tag_is_renamed_on_published_versions_too():
    resource = resource_at(tags=["speach"])
    rename_tag(Tag.objects.get(), name=" Speech ", **told())
    names = resource.versions.values_list("tags__name", "tags__slug")
    assert list(names) == [("speech", "speech")]


def test_tag_renamed_to_anothers_name_becomes_that_one():
    both, one = resource_at(tags=["speech", "voice"]), resource_at(tags=["voice"])
    kept = rename_tag(Tag.objects.get(name="voice"), name="Speech", **told())
    assert [tag.name for tag in Tag.objects.all()] == ["speech"]
    for resource in (both, one):
        assert [list(resource.tags.all()), list(resource.versions.get().tags.all())] == [
            [kept],
            [kept],
        ]


def test_rename_of_a_tag_to_its_own_name_changes_nothing():
    resource_at(tags=["speech"])
    kept = rename_tag(Tag.objects.get(), name="SPEECH", **told())
    assert (kept.name, kept.slug, Tag.objects.count()) == ("speech", "speech", 1)


def test_next_version_takes_the_links_of_now_and_leaves_those_of_before():
    first, second = challenge_at(), challenge_at()
    resource = case_study(about=[first])
    link_records(resource, [second, second], **told())
    unlink_record(resource, first, **told())
    rewrite(resource)
    linked = [list(version.challenges.all()) for version in resource.versions.order_by("number")]
    assert linked == [[first], [second]]
