"""Staff write a challenge, publish it and look after it."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from accounts.models import Organisation
from accounts.pages.download import DownloadableList
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import LGA_STAFF
from challenges.actions.challenges import (
    archive_challenge,
    close_challenge,
    publish_challenge,
    revise_challenge,
    save_challenge,
    unpublish_challenge,
)
from challenges.actions.designers import set_designers
from challenges.completeness import missing_from_challenge
from challenges.downloads import STAFF_CHALLENGES
from challenges.enums import ChallengeStatus
from challenges.filters import StaffChallengeFilter
from challenges.forms.challenges import ChallengeForm, RevisionForm, designers_formset
from challenges.forms.fields import Reason
from challenges.lifecycle import CHALLENGE
from challenges.models import Challenge
from challenges.phase import phase_of
from challenges.queries.challenges import (
    named_sources_of,
    questions_waiting_for,
    sources_of,
    staff_challenges,
    whole_challenges,
)
from challenges.queries.collation import acts_about, councils_not_named, together_with
from challenges.queries.objections import objections_about
from challenges.queries.supporters import standing_supports
from challenges.rules import EDITS_CHALLENGE, OPENS_EDITOR
from challenges.timeline import staff_timeline
from challenges.versions import public_text
from challenges.views.pages import ConfirmPage, ListPage, SharedDraft
from challenges.views.revising import ReadsRevisionFirst


class StaffChallenges(DownloadableList, ListPage):
    permission = LGA_STAFF
    template_name = "challenges/staff_challenges.html"
    filter_class = StaffChallengeFilter
    download_columns, download_name = STAFF_CHALLENGES, "staff-challenges"

    def rows(self):
        return staff_challenges()

    def get_context_data(self, **kwargs):
        return super().get_context_data(words=CHALLENGE.words, **kwargs)


class WorkedOn:
    """A challenge as staff see it, in any state."""

    permission = LGA_STAFF

    def load(self):
        challenges = whole_challenges(Challenge.objects.all())
        self.subject = get_object_or_404(challenges, slug=self.kwargs["slug"])

    def here(self):
        return reverse("challenges:staff_challenge", args=[self.subject.slug])

    back = here

    def get_context_data(self, **kwargs):
        context = super().get_context_data(challenge=self.subject, **kwargs)
        context["demonstration"] = self.subject.round.is_demonstration
        return context


class StaffChallenge(WorkedOn, GuardedPage):
    template_name = "challenges/staff_challenge.html"

    def get_context_data(self, **kwargs):
        subject, user, at = self.subject, self.request.user, timezone.now()
        sources = named_sources_of(subject)
        return super().get_context_data(
            words=CHALLENGE.words[subject.status],
            acts={act.name for act in CHALLENGE.available(subject, user, at)},
            missing=missing_from_challenge(subject),
            sources=sources,
            not_named=councils_not_named(subject, sources) if subject.is_public else [],
            supports=standing_supports(subject),
            together=together_with(subject, user),
            collation=acts_about(subject),
            objections=objections_about(subject),
            questions=questions_waiting_for(user).filter(challenge=subject),
            timeline=staff_timeline(subject),
            is_editable=bool(EDITS_CHALLENGE.check(user, subject)),
            **kwargs,
        )


class EditChallenge(ReadsRevisionFirst, SharedDraft, WorkedOn, FormPage):
    """The words of a challenge beside those of its councils. A published one asks for a note as well."""

    permission = OPENS_EDITOR
    template_name = "challenges/edit_challenge.html"

    def get(self, request, *args, **kwargs):
        """Words typed before a merge come by post: refused there, and not lost."""
        if not self.subject.is_merged:
            return super().get(request, *args, **kwargs)
        live = self.subject.live
        messages.info(
            request, f"“{self.subject.title}” is part of “{live.title}” now. Edit this one."
        )
        return redirect("challenges:staff_challenge", live.slug)

    def get_form_class(self):
        return RevisionForm if self.is_published else ChallengeForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "challenge": self.subject}

    @property
    def is_published(self):
        return ChallengeStatus.PUBLISHED in (self.subject.status, self.subject.merged_from)

    def act(self, form):
        seen = form.cleaned_data["seen"] or None
        keep = self._revise if self.is_published else self._save
        keep(form, seen=seen, by=self.request.user, at=self.now)
        self.subject.refresh_from_db()
        return self._next()

    def _next(self):
        if "and_preview" in self.request.POST:
            return reverse("challenges:preview_challenge", args=[self.subject.slug])
        return self.here()

    def _save(self, form, **who_and_when):
        save_challenge(self.subject, form.answers, **who_and_when)
        messages.success(self.request, "Saved.")

    def _revise(self, form, **who_and_when):
        note = form.cleaned_data["change_note"]
        version = revise_challenge(self.subject, form.answers, change_note=note, **who_and_when)
        messages.success(self.request, f"Version {version.number} is public.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            sources=sources_of(self.subject),
            is_published=self.is_published,
            **kwargs,
        )


class EditDesigners(WorkedOn, FormPage):
    permission = OPENS_EDITOR
    template_name = "challenges/edit_designers.html"

    def get_form(self, form_class=None):
        posted = self.request.POST if self.request.method == "POST" else None
        return designers_formset(self.subject, posted)

    def form_from(self, typed):
        return designers_formset(self.subject, typed)

    def act(self, form):
        set_designers(self.subject, form.names, lead=form.lead, by=self.request.user, at=self.now)
        messages.success(self.request, "Designers saved.")
        return self.here()

    def get_context_data(self, **kwargs):
        existing = Organisation.objects.councils().existing_on(timezone.localdate())
        return super().get_context_data(
            organisations=existing.order_by("name").values_list("name", flat=True), **kwargs
        )


class PreviewChallenge(WorkedOn, GuardedPage):
    """The page as everybody would see it."""

    template_name = "challenges/preview.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            text=public_text(self.subject),
            phase=phase_of(self.subject, timezone.now()),
            sources=sources_of(self.subject),
            missing=missing_from_challenge(self.subject),
            is_draft=self.subject.status == ChallengeStatus.DRAFT,
            **kwargs,
        )


class PublishChallenge(WorkedOn, ConfirmPage):
    heading = "Publish this challenge?"
    text = (
        "Everybody can read it at once, and the councils it came from are told."
        " Later changes are published as new versions."
    )
    button = "Publish"
    done = "Published. The councils have been told."

    def do(self):
        publish_challenge(self.subject, by=self.request.user, at=self.now)


class CloseChallenge(WorkedOn, ConfirmPage):
    heading = "Close this challenge?"
    text = "It stays readable. Nobody can ask, share or offer any more."
    button = "Close challenge"
    variant = "warning"
    done = "Closed."

    def do(self):
        close_challenge(self.subject, by=self.request.user, at=self.now)


class ArchiveChallenge(WorkedOn, ConfirmPage):
    heading = "Archive this challenge?"
    text = "It stays readable at its address, among the closed ones."
    button = "Archive challenge"
    done = "Archived."

    def do(self):
        archive_challenge(self.subject, by=self.request.user, at=self.now)


class UnpublishForm(forms.Form):
    reason = Reason(
        label="Why is it unpublished?",
        help_text="Kept in the record for staff. The councils are told that it is not public, not why.",
    )


class UnpublishChallenge(WorkedOn, ConfirmPage):
    form_class = UnpublishForm
    heading = "Unpublish this challenge?"
    text = "Its page answers “not found” until you publish it again."
    button = "Unpublish"
    variant = "warning"
    done = "Unpublished. It is a draft again."

    def act(self, form):
        unpublish_challenge(
            self.subject,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
            at=self.now,
        )
        messages.success(self.request, self.done)
        return self.here()
