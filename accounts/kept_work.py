"""Text typed into a form while the session ran out: kept until its writer has signed in again."""

from django.http import HttpRequest, QueryDict

KEY = "kept_work"
MOST_CHARACTERS = 200_000


def keep_posted_work(request: HttpRequest) -> None:
    """Put the posted text of somebody no longer signed in aside, under the page's address."""
    if request.method != "POST":
        return
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    encoded = typed.urlencode()
    if len(encoded) <= MOST_CHARACTERS:
        request.session[KEY] = {"path": request.get_full_path(), "typed": encoded}


def take_kept_work(request: HttpRequest) -> QueryDict | None:
    """The text kept for this page, once; None when there is none."""
    kept = request.session.get(KEY)
    if not kept or kept["path"] != request.get_full_path():
        return None
    del request.session[KEY]
    return QueryDict(kept["typed"])
