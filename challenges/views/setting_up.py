"""Administrators set up rounds and themes."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import LGA_ADMINISTRATOR
from challenges.actions.rounds import change_round, create_round
from challenges.actions.themes import (
    archive_theme,
    change_theme,
    create_theme,
    move_theme,
    restore_theme,
)
from challenges.forms.setting_up import RoundForm, ThemeForm
from challenges.models import Round, Theme
from challenges.views.pages import ConfirmPage, ListPage


class Rounds(ListPage):
    permission = LGA_ADMINISTRATOR
    template_name = "challenges/rounds.html"

    def rows(self):
        return Round.objects.select_related("criteria__criteria_set").latest_first()

    def is_demonstration(self, row):
        return row.is_demonstration

    def get_context_data(self, **kwargs):
        return super().get_context_data(now=timezone.now(), **kwargs)


class NewRound(FormPage):
    permission = LGA_ADMINISTRATOR
    template_name = "challenges/edit_round.html"
    form_class = RoundForm

    def act(self, form):
        made = create_round(**form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, f"{made} is set up.")
        return reverse("challenges:rounds")


class EditRound(FormPage):
    permission = LGA_ADMINISTRATOR
    template_name = "challenges/edit_round.html"
    form_class = RoundForm

    def load(self):
        self.subject = get_object_or_404(
            Round.objects.select_related("criteria__criteria_set"), slug=self.kwargs["slug"]
        )

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "round": self.subject}

    def act(self, form):
        change_round(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, "Dates saved.")
        return reverse("challenges:rounds")


class Themes(GuardedPage):
    permission = LGA_ADMINISTRATOR
    template_name = "challenges/themes.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            current=Theme.objects.current(),
            archived=Theme.objects.filter(archived_at__isnull=False).order_by("name", "pk"),
            **kwargs,
        )


class NewTheme(FormPage):
    permission = LGA_ADMINISTRATOR
    template_name = "challenges/edit_theme.html"
    form_class = ThemeForm

    def act(self, form):
        create_theme(**form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, "Theme added.")
        return reverse("challenges:themes")


class OneTheme:
    permission = LGA_ADMINISTRATOR

    def load(self):
        self.subject = get_object_or_404(Theme, slug=self.kwargs["slug"])


class EditTheme(OneTheme, FormPage):
    template_name = "challenges/edit_theme.html"
    form_class = ThemeForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.subject}

    def act(self, form):
        change_theme(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, "Theme saved.")
        return reverse("challenges:themes")


class MoveTheme(OneTheme, Guarded):
    """A button of the list, up or down."""

    def post(self, request, *args, **kwargs):
        up = request.POST.get("direction") == "up"
        move_theme(self.subject, up=up, by=request.user, at=timezone.now())
        return HttpResponseRedirect(reverse("challenges:themes"))


class ArchiveTheme(OneTheme, ConfirmPage):
    heading = "Archive this theme?"
    text = "Its challenges keep it. New challenges cannot choose it."
    button = "Archive theme"
    done = "Theme archived."

    def do(self):
        archive_theme(self.subject, by=self.request.user, at=self.now)

    def back(self):
        return reverse("challenges:themes")


class RestoreTheme(OneTheme, Guarded):
    def post(self, request, *args, **kwargs):
        restore_theme(self.subject, by=request.user, at=timezone.now())
        return HttpResponseRedirect(reverse("challenges:themes"))
