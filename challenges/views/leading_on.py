"""A page about a challenge that was merged while somebody wrote there."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from challenges.models import Challenge
from challenges.queries.challenges import whole_challenges


class LeadsOn:
    """Before a FormPage: the address of a merged challenge leads to that of its survivor.

    Words typed before the merge come by post. They are shown again at the survivor, not taken for it.
    """

    merged = None

    def find_challenge(self):
        """What stands for the challenge of the address now; 404 when that was never public."""
        readable = whole_challenges(Challenge.objects.readable())
        asked = get_object_or_404(
            readable.select_related("merged_into__round", "merged_into__theme"),
            slug=self.kwargs["slug"],
        )
        self.merged = asked if asked.is_merged else None
        return asked.live

    def get(self, request, *args, **kwargs):
        if self.merged is None:
            return super().get(request, *args, **kwargs)
        messages.info(request, self._what_happened())
        return redirect(self.address())

    def post(self, request, *args, **kwargs):
        if self.merged is None:
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        form.add_error(None, f"{self._what_happened()} Read that one, then send your words to it.")
        return self.form_invalid(form)

    def address(self):
        name = self.request.resolver_match.view_name
        return reverse(name, args=[self.subject.slug])

    def _what_happened(self):
        return f"“{self.merged.title}” is part of “{self.subject.title}” now."
