"""The staff's page that makes a version ready for blind assessors: what is hidden, what may be opened."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.pages.form_page import FormPage
from vendors.actions.vetting.blind import (
    check_names,
    close_to_blind,
    hide_passage,
    open_to_blind,
    show_passage,
)
from vendors.forms.vetting.blind import HidePassageForm, OpenToBlindForm
from vendors.models import NamesCheck
from vendors.queries.vetting.blind import evidence_cited, texts_of, veil_of
from vendors.views.vetting.dossiers import OfVersion, VersionAct


class OfBlindVersion(OfVersion):
    """About a version whose round is scored blind; elsewhere there is nothing to hide."""

    def load(self) -> None:
        super().load()
        if not self.subject.round.is_blind or self.subject.solution.vendor is None:
            raise Http404

    @property
    def here(self) -> str:
        return reverse("vendors:names", args=[self.subject.solution.slug, self.subject.number])


class Names(OfBlindVersion, FormPage):
    """Every text with what is hidden in it marked; the texts themselves stay as they are."""

    form_class = HidePassageForm
    template_name = "vendors/vetting/names.html"

    def act(self, form: Any) -> str:
        words = form.cleaned_data["words"]
        hide_passage(self.subject, words, by=self.request.user, at=timezone.now())
        return self.here

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version, veil = self.subject, veil_of(self.subject)
        return super().get_context_data(
            version=version,
            demonstration=version.round.is_demonstration,
            names=[name for name in veil.names if name],
            passages=version.hidden_passages.select_related("hidden_by").order_by("pk"),
            texts=[(one.label, veil.pieces(one.text)) for one in texts_of(version)],
            library=evidence_cited(version),
            check=NamesCheck.objects.filter(version=version).select_related("checked_by").first(),
            **kwargs,
        )


class ShowPassage(OfBlindVersion, VersionAct):
    def load(self) -> None:
        super().load()
        hidden = self.subject.hidden_passages.select_related("version__solution", "version__round")
        self.passage = get_object_or_404(hidden, pk=self.kwargs["passage"])

    def act(self) -> str:
        show_passage(self.passage, by=self.request.user, at=timezone.now())
        return "Assessors read these words again."


class CheckNames(OfBlindVersion, VersionAct):
    def act(self) -> str:
        check_names(self.subject, by=self.request.user, at=timezone.now())
        return "Ready. The assessors you ask can open it, without names."


class OpenToBlind(OfBlindVersion, FormPage):
    """Evidence for blind assessors: as it is, or a copy without names in its place."""

    form_class = OpenToBlindForm
    template_name = "vendors/vetting/open_to_blind.html"

    def load(self) -> None:
        super().load()
        library = {item.pk: item for item in evidence_cited(self.subject)}
        if self.kwargs["evidence"] not in library:
            raise Http404
        self.evidence = library[self.kwargs["evidence"]]

    def act(self, form: Any) -> str:
        copy = form.cleaned_data["copy"]
        open_to_blind(
            self.subject, self.evidence, copy=copy, by=self.request.user, at=timezone.now()
        )
        return f"{self.here}#evidence"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            version=self.subject, evidence=self.evidence, back=self.here, **kwargs
        )


class CloseToBlind(OfBlindVersion, VersionAct):
    def load(self) -> None:
        super().load()
        opened = self.subject.blind_files.select_related("version__solution", "version__round")
        self.opened = get_object_or_404(opened, evidence=self.kwargs["evidence"])

    def act(self) -> str:
        close_to_blind(self.opened, by=self.request.user, at=timezone.now())
        return "Closed again: assessors see its facts only."
