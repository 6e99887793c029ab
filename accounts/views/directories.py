"""The directory of a council, as LGA administrators keep it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from accounts.actions.directories import remove_directory, set_directory
from accounts.forms.ways_in import DirectoryForm
from accounts.models import Directory, Organisation
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded
from accounts.permissions import LGA_ADMINISTRATOR


class DirectoryPage(FormPage):
    """What the directory is told and tells; the form sets or changes it."""

    permission = LGA_ADMINISTRATOR
    fresh_sign_in = "say whose directory signs people in"
    form_class = DirectoryForm
    template_name = "accounts/directory.html"

    def load(self) -> None:
        councils = Organisation.objects.councils().select_related("directory")
        self.subject = get_object_or_404(councils, slug=self.kwargs["slug"])
        self.directory = getattr(self.subject, "directory", None)

    def get_initial(self) -> dict[str, Any]:
        if self.directory is None:
            return {}
        return {"issuer": self.directory.issuer, "client_id": self.directory.client_id}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        secret = Directory(organisation=self.subject).secret_name
        callback = reverse("openid_connect_callback", args=[self.subject.slug])
        return super().get_context_data(
            organisation=self.subject,
            directory=self.directory,
            secret_name=secret,
            is_secret_set=bool(settings.DIRECTORY_SECRETS.get(secret)),
            callback=settings.SITE_URL + callback,
            domains=self.subject.domains.order_by("domain"),
            **kwargs,
        )

    def act(self, form: DirectoryForm) -> str:
        set_directory(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, "The directory is saved.")
        return reverse("accounts:directory", args=[self.subject.slug])


class RemoveDirectory(Guarded):
    permission = LGA_ADMINISTRATOR

    def load(self) -> None:
        directories = Directory.objects.select_related("organisation")
        self.directory = get_object_or_404(directories, organisation__slug=self.kwargs["slug"])

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        remove_directory(self.directory, by=request.user, at=timezone.now())
        messages.success(request, "The directory is removed. Its people sign in another way.")
        return redirect("accounts:organisation", slug)
