"""The work of those who write guidance and case studies."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import LGA_STAFF
from showcase.actions.resources.publishing import publish_resource, withdraw_resource
from showcase.actions.resources.writing import (
    create_resource,
    link_records,
    save_resource,
    unlink_record,
)
from showcase.enums import ResourceStatus
from showcase.forms.resources import (
    LinkForm,
    NewResourceForm,
    PublishAgainForm,
    ResourceForm,
    WithdrawForm,
)
from showcase.lifecycle import RESOURCE
from showcase.models import Resource
from showcase.queries.resources.staff import (
    challenge_links,
    linked_record,
    solution_links,
    staff_resources,
    versions_of,
)
from showcase.rules import WRITES_RESOURCES
from showcase.views.meanwhile import noticing_change
from showcase.views.resources.public import page_of

A_PAGE = 25


class StaffResources(GuardedPage):
    permission = LGA_STAFF
    template_name = "showcase/resources/staff_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(staff_resources(self.request.user), A_PAGE).get_page(
            self.request.GET.get("page")
        )
        invented = any(resource.is_demonstration for resource in page)
        return super().get_context_data(page=page, demonstration=invented, **kwargs)


class NewResource(FormPage):
    permission = LGA_STAFF
    template_name = "showcase/resources/form.html"
    form_class = NewResourceForm
    heading = "Begin guidance or a case study"
    lead = "It is a draft, and staff alone see it, until you publish it."
    submit = "Begin"

    def act(self, form: NewResourceForm) -> str:
        resource = create_resource(by=self.request.user, at=self.now, **form.cleaned_data)
        return reverse("showcase:edit_resource", args=[resource.slug])


class OfResource:
    """Loads the resource that staff work on."""

    permission = WRITES_RESOURCES

    def load(self) -> None:
        visible = Resource.objects.visible_to(self.request.user)
        self.subject = self.resource = get_object_or_404(visible, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            resource=self.resource, demonstration=self.resource.is_demonstration, **kwargs
        )

    def resource_page(self) -> str:
        return reverse("showcase:staff_resource", args=[self.resource.slug])


class StaffResource(OfResource, GuardedPage):
    template_name = "showcase/resources/staff_resource.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        can = RESOURCE.available(self.resource, self.request.user, timezone.now())
        return super().get_context_data(
            can={transition.name for transition in can},
            challenges=challenge_links(self.resource),
            solutions=solution_links(self.resource),
            tags=self.resource.tags.order_by("name", "pk"),
            versions=list(versions_of(self.resource)),
            **kwargs,
        )


class EditResource(OfResource, FormPage):
    template_name = "showcase/resources/form.html"
    form_class = ResourceForm
    heading = "Write"
    submit = "Save"
    lead = (
        "Published versions do not change: what you save here waits for the next one, which needs"
        " everything but links and tags."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "resource": self.resource}

    def act(self, form: ResourceForm) -> str:
        with noticing_change(form):
            save_resource(self.resource, by=self.request.user, at=self.now, **form.written())
        messages.success(self.request, "Saved.")
        return self.resource_page()


class LinkResource(OfResource, FormPage):
    template_name = "showcase/resources/form.html"
    form_class = LinkForm
    heading = "Link a challenge or a solution"
    lead = "The next version is shown on its page. While a record is not public, the link is not shown."
    submit = "Link"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def act(self, form: LinkForm) -> str:
        link_records(self.resource, form.chosen(), by=self.request.user, at=self.now)
        return self.resource_page()


class UnlinkResource(OfResource, FormPage):
    """`of` is challenge or solution."""

    template_name = "showcase/resources/form.html"
    form_class = forms.Form
    submit = "Remove the link"
    variant = "warning"

    def load(self) -> None:
        super().load()
        self.other = linked_record(self.resource, self.kwargs["of"], self.kwargs["pk"])
        if self.other is None:
            raise Http404

    @property
    def heading(self) -> str:
        return f"Remove the link to “{self.other}”?"

    def act(self, form: forms.Form) -> str:
        unlink_record(self.resource, self.other, by=self.request.user, at=self.now)
        return self.resource_page()


class PreviewResource(OfResource, GuardedPage):
    """The next version as everybody would read it now."""

    template_name = "showcase/resources/resource.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = page_of(self.resource, self.resource)
        return {**super().get_context_data(**kwargs), **page}


class PublishResource(OfResource, FormPage):
    template_name = "showcase/resources/form.html"
    lead = "The version is frozen and public at once."
    submit = "Publish"

    @property
    def heading(self) -> str:
        return f"Publish version {self.resource.version + 1}"

    def get_form_class(self) -> type:
        """The first version needs no reason."""
        return forms.Form if self.resource.status == ResourceStatus.DRAFT else PublishAgainForm

    def act(self, form: Any) -> str:
        reason = form.cleaned_data.get("reason", "")
        publish_resource(self.resource, reason=reason, by=self.request.user, at=self.now)
        return self.resource.get_absolute_url()


class WithdrawResource(OfResource, FormPage):
    template_name = "showcase/resources/form.html"
    form_class = WithdrawForm
    lead = "Its page stays and says why. Lists, search and linked pages no longer show it."
    submit = "Withdraw"
    variant = "warning"

    @property
    def heading(self) -> str:
        return f"Withdraw “{self.resource}”?"

    def act(self, form: WithdrawForm) -> str:
        reason = form.cleaned_data["reason"]
        withdraw_resource(self.resource, reason=reason, by=self.request.user, at=self.now)
        return self.resource_page()
