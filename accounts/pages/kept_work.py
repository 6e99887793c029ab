"""Text typed into a form while the session ran out, or the proof that it is you: kept until then."""

from django.contrib import messages
from django.http import HttpRequest, QueryDict

KEY = "kept_work"
MOST_CHARACTERS = 200_000
SIGNED_OUT = "You were signed out. What you typed is still here: check it and save."


def keep_posted_work(request: HttpRequest, word: str = SIGNED_OUT) -> None:
    """Put posted text aside under the page's address; `word` is said when it is back.

    It comes back to its writer alone, where it is known who that was.
    """
    if request.method != "POST":
        return
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    encoded = typed.urlencode()
    if len(encoded) <= MOST_CHARACTERS:
        whose = request.user.pk or getattr(request, "was_signed_in_as", None)
        path = request.get_full_path()
        request.session[KEY] = {"path": path, "typed": encoded, "whose": whose, "word": word}


def take_kept_work(request: HttpRequest) -> QueryDict | None:
    """The text kept for this page, once, with its word as a message; None when there is none."""
    kept = request.session.get(KEY)
    if not kept or kept["path"] != request.get_full_path():
        return None
    del request.session[KEY]
    if kept["whose"] not in (None, request.user.pk):
        return None
    messages.info(request, kept["word"])
    return QueryDict(kept["typed"])
