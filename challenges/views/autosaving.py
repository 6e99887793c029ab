"""A page of the statement form saves itself while somebody types. A script asks; it answers in words."""

from django.http import JsonResponse
from django.utils import timezone

from accounts.pages.guarded import Guarded
from challenges.actions.saving import EditedMeanwhile
from challenges.actions.statements import save_answers
from challenges.answers import answers_of, fingerprint
from challenges.forms.statements import PAGES
from challenges.views.council import OwnStatement
from design.wording import error_texts
from workflow.engine import TransitionDenied

BOTH_TEXTS = "Press “Save and continue” to see both texts. Nothing you typed is lost."


class Autosave(OwnStatement, Guarded):
    """Saves as the button does, but never over what somebody else saved: that is for a person to decide."""

    # The page still holds the text. Put aside, it would push out what the button sends at the same moment.
    keeps_posted_work = False

    def post(self, request, *args, **kwargs):
        form = PAGES[self.kwargs["slug"]].form(statement=self.subject, data=request.POST)
        if not form.is_valid():
            return said(f"Not saved yet. {first_error(form)}", status=422)
        try:
            return self._saved(form, at=timezone.now())
        except EditedMeanwhile as edit:
            news = f"Not saved: {edit.by} saved this page while you were writing. {BOTH_TEXTS}"
            return said(news, status=409)
        except TransitionDenied as denied:
            return said(f"Not saved. {denied.reason}", status=422)

    def _saved(self, form, *, at):
        seen = form.cleaned_data["seen"]
        kept = save_answers(self.subject, form.answers, seen=seen, by=self.request.user, at=at)
        news = f"Saved at {timezone.localtime(at):%H:%M}"
        return said(news, seen=fingerprint(answers_of(kept, form.names())))


def said(news, *, status=200, **more):
    return JsonResponse({"news": news, **more}, status=status)


def first_error(form):
    """What is wrong with the first field that is refused, in the words of the page."""
    bound = next(bound for bound in form if bound.errors)
    return error_texts(bound)[0]
