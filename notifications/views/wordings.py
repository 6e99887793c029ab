"""The words of each kind of mail, for LGA administrators."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import LGA_ADMINISTRATOR
from notifications.actions.wordings import change_wording, return_to_own_words, send_test
from notifications.delivery.letter import paragraphs_of
from notifications.forms import VersionForm, WordingForm
from notifications.models import Wording
from notifications.queries.wordings import can_be_changed, kinds_by_topic
from notifications.topics import topic_of
from notifications.wordings.checks import must_stay
from notifications.wordings.templates import Words, portal_words, with_examples, words_of

WEIGHS = "change the words of a mail"


class Wordings(GuardedPage):
    permission = LGA_ADMINISTRATOR
    template_name = "notifications/wordings.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(sections=kinds_by_topic(), **kwargs)


class OfOneKind:
    """`history`: the versions of this kind, newest first; none while nobody changed it."""

    permission = LGA_ADMINISTRATOR
    fresh_sign_in = WEIGHS
    kwargs: dict[str, Any]

    def load(self) -> None:
        self.kind = self.kwargs["kind"]
        if not can_be_changed(self.kind):
            raise Http404
        self.history = list(Wording.objects.history_of(self.kind))
        self.newest = self.history[0] if self.history else None

    @property
    def since(self) -> int:
        return self.newest.number if self.newest else 0

    @property
    def words_now(self) -> Words:
        if self.newest is None or self.newest.is_portals_own:
            return portal_words(self.kind)
        return Words(self.newest.subject, self.newest.body)


class EditWording(OfOneKind, FormPage):
    """One form, three buttons: save, look, and send to oneself. Only what is saved weighs."""

    form_class = WordingForm
    template_name = "notifications/wording.html"
    look: Words | None = None

    def wants_proof(self) -> bool:
        return self.request.method == "POST" and "save" in self.request.POST

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kind": self.kind}

    def get_initial(self) -> dict[str, Any]:
        return {**vars(self.words_now), "since": self.since}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if "save" in request.POST or not form.is_valid():
            return super().post(request, *args, **kwargs)
        if "test" in request.POST:
            send_test(self.kind, form.words(), by=request.user, at=self.now)
            messages.success(request, f"A test is on its way to {request.user.email}.")
        self.look = with_examples(form.words(), self.kind)
        return self.render_to_response(self.get_context_data(form=form))

    def act(self, form: WordingForm) -> str:
        since = form.cleaned_data["since"]
        change_wording(self.kind, form.words(), since=since, by=self.request.user, at=self.now)
        messages.success(self.request, "Saved. Mails written from now on have these words.")
        return reverse("notifications:wording", args=[self.kind])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        look = self.look or with_examples(self.words_now, self.kind)
        return super().get_context_data(
            kind=self.kind,
            topic=topic_of(self.kind),
            names=words_of(self.kind).values(),
            must_stay=must_stay(self.kind),
            history=self.history,
            newest=self.newest,
            look=look,
            is_draft=self.look is not None,
            paragraphs=paragraphs_of(look.body),
            **kwargs,
        )


class ReturnToOwnWords(OfOneKind, FormPage):
    """Asks before it does: with the portal's own words to read."""

    form_class = VersionForm
    template_name = "notifications/return_wording.html"

    def get_initial(self) -> dict[str, Any]:
        return {"since": self.since}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(kind=self.kind, own=portal_words(self.kind), **kwargs)

    def act(self, form: VersionForm) -> str:
        since = form.cleaned_data["since"]
        return_to_own_words(self.kind, since=since, by=self.request.user, at=self.now)
        messages.success(self.request, "This mail has the portal’s own words again.")
        return reverse("notifications:wording", args=[self.kind])
