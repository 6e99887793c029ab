"""Kinds of page used all over this app: a list in pages, "are you sure", a draft two people may edit."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import SIGNED_IN
from challenges.actions.saving import EditedMeanwhile
from challenges.answers import answers_of, shown
from challenges.coach.reader import FIELDS, RULES, advise, read
from challenges.views.leading_on import LeadsOn

ROWS_A_PAGE = 25


class ListPage(GuardedPage):
    """`rows()` is what is listed, `filter_class` narrows it."""

    filter_class = None
    defaults = {}

    def rows(self):
        raise NotImplementedError

    def listed(self):
        return self._found().qs if self.filter_class else self.rows()

    def get_context_data(self, **kwargs):
        found = self._found() if self.filter_class else None
        rows = found.qs if found else self.rows()
        page = Paginator(rows, ROWS_A_PAGE).get_page(self.request.GET.get("page"))
        invented = any(self.is_demonstration(row) for row in page)
        return super().get_context_data(
            page_obj=page, filter=found, demonstration=invented, **kwargs
        )

    def is_demonstration(self, row):
        return row.round.is_demonstration

    def _found(self):
        return self.filter_class(self._asked(), queryset=self.rows(), request=self.request)

    def _asked(self):
        asked = self.request.GET.copy()
        for name, value in self.defaults.items():
            asked.setdefault(name, value)
        return asked


class AboutChallenge(LeadsOn, FormPage):
    """Somebody says something about a public challenge."""

    template_name = "challenges/say.html"
    permission = SIGNED_IN
    heading = lead = button = ""

    def load(self):
        self.challenge = self.subject = self.find_challenge()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            challenge=self.challenge,
            action=self.address() if self.merged else "",
            demonstration=self.challenge.round.is_demonstration,
            **kwargs,
        )


class ConfirmPage(FormPage):
    """Asks once more; the button calls `do()`. Nothing changes by opening it."""

    form_class = forms.Form
    template_name = "challenges/confirm.html"
    area = "areas/staff.html"
    heading = ""
    text = ""
    button = ""
    variant = ""
    done = ""

    def do(self):
        raise NotImplementedError

    def back(self):
        raise NotImplementedError

    def act(self, form):
        self.do()
        if self.done:
            messages.success(self.request, self.done)
        return self.next()

    def next(self):
        return self.back()

    def get_context_data(self, **kwargs):
        return super().get_context_data(back=self.back(), **kwargs)


class LookFirst:
    """Before a FormPage: the button "look" shows the page again as typed, neither checked nor saved.

    The template finds the typed question in `looked_for` and shows beside it what there is to see.
    """

    def post(self, request, *args, **kwargs):
        if "look" not in request.POST:
            return super().post(request, *args, **kwargs)
        form = self.get_form_class()(**{**self.get_form_kwargs(), "data": None, "files": None})
        form.initial |= {name: request.POST[name] for name in form.fields if name in request.POST}
        typed = request.POST.get("question", "")
        return self.render_to_response(self.get_context_data(form=form, looked_for=typed))


LONGEST_READ = 10_000
OPENING = next(rule for rule in RULES if rule.id == "begins")


def advice_on(statement, names, typed):
    """What the coach says on these fields of a draft; what is typed goes before what is saved."""
    draft = {name: shown(answer) for name, answer in answers_of(statement, FIELDS).items()}
    draft |= {name: typed[name][:LONGEST_READ] for name in names if name in typed}
    return advise(draft, names)


def advise_on_opening(request, question):
    """Says on the next page what the coach would change about how the question begins; it is saved as typed."""
    reading = read(OPENING, {"question": question})
    if reading and not reading.kept:
        advice = f"Saved. Advice on your question: {OPENING.advice} You can also go on as it is."
        messages.info(request, advice)


class SharedDraft:
    """Before a FormPage: when somebody else saved meanwhile, shows both texts and asks."""

    edit = None

    def post(self, request, *args, **kwargs):
        try:
            return super().post(request, *args, **kwargs)
        except EditedMeanwhile as edit:
            return self._both_texts(edit)

    def _both_texts(self, edit):
        form = self.get_form()
        form.is_valid()
        form.take_note_of(edit)
        self.edit = {"by": edit.by, "at": edit.at, "kept": self._kept(form, edit)}
        form.add_error(None, f"{edit.by} saved this page while you were writing. Nothing is lost.")
        return self.render_to_response(self.get_context_data(form=form), status=409)

    def _kept(self, form, edit):
        """Label and saved text of every answer that differs from what is typed."""
        return [
            (form.fields[name].label, shown(answer))
            for name, answer in edit.kept.items()
            if shown(answer) != shown(form.cleaned_data.get(name))
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(edit=self.edit, **kwargs)
