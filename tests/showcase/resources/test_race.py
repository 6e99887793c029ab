"""Two at once, over connections of their own."""

from functools import partial

import pytest
from django.utils import timezone

from showcase.actions.resources.publishing import publish_resource
from showcase.actions.resources.tags import rename_tag
from showcase.actions.resources.writing import save_resource
from showcase.models import Resource, Tag
from tests.journeys import people
from tests.journeys.resources import resource_at
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_publish_by_two_at_once_makes_two_versions():
    resource, by = resource_at(), people.staff()

    def publish(reason):
        same = Resource.objects.get(pk=resource.pk)
        return publish_resource(same, reason=reason, by=by, at=timezone.now()).number

    assert sorted(together(partial(publish, reason) for reason in ("One.", "Two."))) == [2, 3]


def test_new_tag_by_two_at_once_is_one_tag():
    resources, by = [resource_at("draft"), resource_at("draft")], people.staff()

    def tag(resource):
        save_resource(resource, tags=["speech"], by=by, at=timezone.now())

    together(partial(tag, resource) for resource in resources)
    assert [list(resource.tags.all()) for resource in resources] == [[Tag.objects.get()]] * 2


def test_two_tags_renamed_alike_at_once_become_one():
    resources = [resource_at("draft", tags=[name]) for name in ("speech", "talk")]
    before = [Tag.objects.get(name=name) for name in ("speech", "talk")]
    staff = people.staff()
    together(partial(rename_tag, tag, name="voice", by=staff, at=timezone.now()) for tag in before)
    assert [tag.name for tag in Tag.objects.all()] == ["voice"]
    assert [[tag.name for tag in one.tags.all()] for one in resources] == [["voice"]] * 2
