"""A council officer's statements."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import ngettext

from accounts.pages.form_page import FormPage
from accounts.permissions import COUNCIL_OFFICER
from challenges.actions.attachments import attach_documents, remove_attachment
from challenges.actions.resuming import save_and_send_link
from challenges.actions.statements import (
    save_answers,
    start_statement,
    submit_statement,
    withdraw_statement,
)
from challenges.coach.reader import FIELDS
from challenges.completeness import missing_from_statement
from challenges.forms.statements import PAGES, AttachmentForm, StartForm, page_after
from challenges.lifecycle import STATEMENT
from challenges.models import Round, Statement, StatementAttachment
from challenges.queries.challenges import challenges_designed_by, questions_waiting_for
from challenges.queries.statements import (
    councils_written_for,
    statements_of_own_councils,
    whole_statements,
)
from challenges.rules import OWN_STATEMENT
from challenges.views.pages import (
    ConfirmPage,
    ListPage,
    LookFirst,
    SharedDraft,
    advice_on,
    advise_on_opening,
)
from challenges.wording import LONGEST_QUESTION, link_sent
from design.tags.lists import moment
from workflow.engine import StaleTransition

STILL_WRITING = timedelta(minutes=30)


class MyStatements(ListPage):
    permission = COUNCIL_OFFICER
    template_name = "challenges/my_statements.html"

    def rows(self):
        return statements_of_own_councils(self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            words=STATEMENT.words,
            own_councils=councils_written_for(self.request.user),
            designed=challenges_designed_by(self.request.user)[:25],
            questions=questions_waiting_for(self.request.user)[:25],
            **kwargs,
        )


class NewStatement(LookFirst, FormPage):
    permission = COUNCIL_OFFICER
    template_name = "challenges/new_statement.html"
    form_class = StartForm

    def get_initial(self):
        return {"question": self.request.GET.get("question", "")[:LONGEST_QUESTION]}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user, "at": self.now}

    def act(self, form):
        statement = start_statement(**form.cleaned_data, by=self.request.user, at=self.now)
        advise_on_opening(self.request, statement.question)
        return reverse("challenges:edit_statement", args=[statement.reference, "challenge"])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rounds = Round.objects
        context["open_rounds"] = rounds.taking_statements(self.now).latest_first()
        context["next_round"] = (
            rounds.filter(statements_open_at__gt=self.now)
            .order_by("statements_open_at", "pk")
            .first()
        )
        return context


class OwnStatement:
    """What the pages about one statement of the reader's own council have in common."""

    permission = OWN_STATEMENT

    def load(self):
        seen = whole_statements(Statement.objects.visible_to(self.request.user))
        self.subject = get_object_or_404(seen, reference=self.kwargs["reference"])

    def here(self):
        return self.subject.get_absolute_url()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(statement=self.subject, **kwargs)
        context["demonstration"] = self.subject.round.is_demonstration
        return context


class EditedPage(OwnStatement, FormPage):
    """A page of the form. Once submitted, the words stay: the reader is led back to the statement."""

    def get(self, request, *args, **kwargs):
        if self.subject.is_editable:
            return super().get(request, *args, **kwargs)
        messages.info(request, "This statement is submitted, so its words stay as they are.")
        return redirect(self.here())


class EditStatement(LookFirst, SharedDraft, EditedPage):
    template_name = "challenges/edit_statement.html"

    def load(self):
        super().load()
        self.page = PAGES[self.kwargs["slug"]]

    def get_form_class(self):
        return self.page.form

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "statement": self.subject}

    def act(self, form):
        told = {"seen": form.cleaned_data["seen"] or None, "by": self.request.user, "at": self.now}
        if "and_link" in self.request.POST:
            return self._sent(form, **told)
        save_answers(self.subject, form.answers, **told)
        return self._next()

    def _sent(self, form, **told):
        is_new = save_and_send_link(self.subject, form.answers, page=self.page.slug, **told)
        words = link_sent(self.request.user.email, is_new=is_new)
        messages.success(self.request, f"Saved. {words}")
        return self.here()

    def _next(self):
        if "and_return" in self.request.POST:
            return self.here()
        if "check_words" in self.request.POST:
            return f"{self.request.path}#coach"
        advise_on_opening(self.request, self.request.POST.get("question", ""))
        slug = page_after(self.page.slug)
        if slug is None:
            return reverse("challenges:attachments", args=[self.subject.reference])
        return reverse("challenges:edit_statement", args=[self.subject.reference, slug])

    def get_context_data(self, **kwargs):
        names = self.page.form.names()
        advice = advice_on(self.subject, names, self.request.POST)
        is_coached = bool(set(names) & set(FIELDS))
        return super().get_context_data(
            page=self.page,
            advice=advice,
            is_coached=is_coached,
            also_writes=self._colleague(),
            **kwargs,
        )

    def _colleague(self):
        """Who else saved this draft a moment ago, if anybody."""
        other, at = self.subject.saved_by, self.subject.saved_at
        is_recent = at is not None and self.now - at < STILL_WRITING
        return other if is_recent and other != self.request.user else None


class Attachments(EditedPage):
    template_name = "challenges/attachments.html"
    form_class = AttachmentForm

    def act(self, form):
        refused = attach_documents(
            self.subject,
            form.cleaned_data["upload"],
            title=form.cleaned_data["title"],
            by=self.request.user,
            at=self.now,
        )
        if refused:
            self.load()  # the files beside the refused ones were added
            raise ValidationError({"upload": refused})
        added = ngettext("File added.", "Files added.", len(form.cleaned_data["upload"]))
        messages.success(self.request, f"{added} We check for viruses before a file opens.")
        return reverse("challenges:attachments", args=[self.subject.reference])


class RemoveAttachment(OwnStatement, ConfirmPage):
    area = "areas/council.html"
    heading = "Remove this file?"
    button = "Remove file"
    variant = "warning"
    done = "File removed."

    def load(self):
        super().load()
        attachments = StatementAttachment.objects.select_related("statement", "document")
        self.attachment = get_object_or_404(
            attachments, statement=self.subject, pk=self.kwargs["pk"]
        )
        self.text = self.attachment.title

    def do(self):
        remove_attachment(self.attachment, by=self.request.user, at=self.now)

    def back(self):
        return reverse("challenges:attachments", args=[self.subject.reference])


class CheckStatement(EditedPage):
    """All answers with a way back to each; the button submits. Pressed twice, it submits once."""

    template_name = "challenges/check_statement.html"
    form_class = forms.Form

    def act(self, form):
        try:
            submit_statement(self.subject, by=self.request.user, at=self.now)
        except StaleTransition as stale:
            self._say_it_is_submitted(stale)
        else:
            messages.success(self.request, "Statement submitted. We write to you when it is read.")
        return self.here()

    def _say_it_is_submitted(self, stale):
        submitted_at = stale.subject.submitted_at
        if submitted_at is None:
            raise stale
        messages.info(self.request, f"This was already submitted on {moment(submitted_at)}.")

    def get_context_data(self, **kwargs):
        missing = missing_from_statement(self.subject)
        advice = advice_on(self.subject, FIELDS, {})
        return super().get_context_data(pages=PAGES, missing=missing, advice=advice, **kwargs)


class WithdrawStatement(OwnStatement, ConfirmPage):
    area = "areas/council.html"
    heading = "Withdraw this statement?"
    text = "It leaves the round and cannot come back. Its words stay readable for your council."
    button = "Withdraw statement"
    variant = "warning"
    done = "Statement withdrawn."

    def do(self):
        withdraw_statement(self.subject, by=self.request.user, at=self.now)

    def back(self):
        return self.here()
