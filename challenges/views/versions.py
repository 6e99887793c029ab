"""The publications of a challenge, each as it was, and any two of them compared."""

from django.shortcuts import get_object_or_404

from challenges.comparing import changed_parts
from challenges.forms.versions import CompareForm
from challenges.models import ChallengeVersion
from challenges.views.public import PublicChallenge


class Versions(PublicChallenge):
    template_name = "challenges/versions.html"

    def get_context_data(self, **kwargs):
        versions = self.subject.versions.defer("text").order_by("-number")
        return super().get_context_data(versions=versions, **kwargs)


class Version(PublicChallenge):
    template_name = "challenges/version.html"

    def load(self):
        super().load()
        versions = ChallengeVersion.objects.filter(challenge=self.subject)
        self.version = get_object_or_404(versions, number=self.kwargs["number"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(version=self.version, text=self.version.text, **kwargs)


class CompareVersions(PublicChallenge):
    """`?from=1&to=3`; without numbers, the version before and the current one."""

    template_name = "challenges/compare.html"

    def load(self):
        super().load()
        self.versions = list(self.subject.versions.order_by("number"))

    def get_context_data(self, **kwargs):
        if len(self.versions) < 2:
            return super().get_context_data(**kwargs)
        form = CompareForm(self.request.GET, versions=self.versions)
        compared = self._compared(form) if form.is_valid() else {}
        return super().get_context_data(form=form, **compared, **kwargs)

    def _compared(self, form):
        texts = {version.number: version for version in self.versions}
        before, after = (texts[form.cleaned_data[name]] for name in ("from", "to"))
        parts = changed_parts(before.text, after.text)
        return {"before": before, "after": after, "parts": parts}
