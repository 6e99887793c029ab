"""Notes on responses: of the staff, and of the councils that designed the challenge."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import ListView

from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import COUNCIL_OFFICER
from challenges.models import Challenge
from vendors.actions.shortlisting.notes import note_as_designer, note_as_staff
from vendors.enums import ResponseStatus
from vendors.forms.shortlisting.notes import DesignersNoteForm, StaffNoteForm
from vendors.models import ShortlistNote
from vendors.queries.shortlisting.notes import (
    challenges_designed,
    designing_councils,
    notes_on,
    own_note,
    readable_by_designer,
    responses_for_designers,
)
from vendors.rules import NOTES_AS_DESIGNER, READS_AS_DESIGNER
from vendors.views.over_saved import OverSaved
from vendors.views.shortlisting.choosing import OfHandledResponse


class StaffNote(OverSaved, OfHandledResponse):
    form_class = StaffNoteForm
    template_name = "vendors/shortlist/note.html"

    def saved_at(self) -> datetime | None:
        note = own_note(self.subject, self.request.user, None)
        return note.written_at if note else None

    def get_initial(self) -> dict[str, Any]:
        note = own_note(self.subject, self.request.user, None)
        return {"text": note.text, "seen": note.written_at.isoformat()} if note else {}

    def act(self, form: Any) -> str:
        said = form.cleaned_data
        note_as_staff(
            self.subject,
            text=said["text"],
            by=self.request.user,
            at=self.now,
            replaces=said["seen"],
        )
        messages.success(self.request, "Note saved.")
        return self.back


class DesignedChallenges(Guarded, ListView):
    """What the reader's councils designed, with the responses there are to read."""

    permission = COUNCIL_OFFICER
    template_name = "vendors/designers/challenges.html"
    context_object_name = "challenges"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return challenges_designed(self.request.user)


class DesignerResponses(GuardedPage):
    """The responses to one challenge, for those who designed it: nothing of scores or choices."""

    permission = READS_AS_DESIGNER
    template_name = "vendors/designers/responses.html"

    def load(self) -> None:
        self.subject = get_object_or_404(
            Challenge.objects.public().select_related("round", "theme"), slug=self.kwargs["slug"]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        responses = list(responses_for_designers(self.subject, self.request.user))
        notes = notes_on(responses, self.request.user)
        return super().get_context_data(
            challenge=self.subject,
            demonstration=self.subject.round.is_demonstration,
            lines=[(one, notes[one.pk], self._own(notes[one.pk].designers)) for one in responses],
            **kwargs,
        )

    def _own(self, notes: list[Any]) -> Any:
        mine = [note for note in notes if note.author_id == self.request.user.pk]
        return mine[0] if mine else None


class DesignerNote(OverSaved):
    """One's own view of one response."""

    permission = NOTES_AS_DESIGNER
    form_class = DesignersNoteForm
    template_name = "vendors/designers/note.html"

    def load(self) -> None:
        self.subject = get_object_or_404(
            readable_by_designer(self.request.user), pk=self.kwargs["pk"]
        )
        self.challenge = self.subject.challenge.live
        self.councils = designing_councils(self.challenge, self.request.user)

    @property
    def back(self) -> str:
        return reverse("vendors:designer_responses", args=[self.challenge.slug])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nobody fills in what can no longer be sent; what is sent too late, the action answers."""
        if self.subject.status != ResponseStatus.OFFERED:
            messages.info(request, "Notes on this response are closed: the shortlist is decided.")
            return redirect(self.back)
        return super().get(request, *args, **kwargs)

    def _standing(self) -> ShortlistNote | None:
        chosen = self.councils.filter(pk=_number(self.request.POST.get("council"))).first()
        return own_note(self.subject, self.request.user, chosen or self.councils.first())

    def saved_at(self) -> datetime | None:
        note = self._standing()
        return note.written_at if note else None

    def get_initial(self) -> dict[str, Any]:
        note = self._standing()
        if note is None:
            return {}
        kept = {"council": note.council_id, "view": note.view, "text": note.text}
        return {**kept, "seen": note.written_at.isoformat()}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "councils": self.councils}

    def act(self, form: Any) -> str:
        said = {**form.cleaned_data}
        replaces = said.pop("seen")
        who = {"by": self.request.user, "at": self.now}
        note_as_designer(self.subject, **said, **who, replaces=replaces)
        messages.success(self.request, "Your note is saved. Your council and LGA staff read it.")
        return self.back

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            response=self.subject, challenge=self.challenge, back=self.back, **kwargs
        )


def _number(given: str | None) -> int | None:
    return int(given) if given and given.isdecimal() and len(given) < 10 else None
