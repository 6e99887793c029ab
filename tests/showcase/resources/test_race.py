"""Two at once, over connections of their own."""

from functools import partial

import pytest
from django.utils import timezone

from showcase.actions.resources.publishing import publish_resource
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
