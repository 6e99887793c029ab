"""The base of every view: load in `setup`, permission checked in `dispatch`."""

import logging
from typing import Any, ClassVar

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.backends.base import SessionBase
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import resolve
from django.views.generic import TemplateView, View

from accounts.pages.kept_work import keep_posted_work
from accounts.sessions.fresh import ask_to_prove, is_fresh
from workflow.permissions import Permission

log = logging.getLogger("security")


class Guarded(View):
    """Declares `permission`; `load()` fetches the subject the permission is asked about.

    Somebody not signed in is asked to sign in before anything is loaded, so that nothing can be
    guessed; what a signed-in person may not see answers 404.
    """

    permission: ClassVar[Permission]
    # What wants a recent proof of who it is, to go on after “You are about to”; empty: nothing.
    fresh_sign_in: ClassVar[str] = ""
    # Where the address is a link out of a mail: what somebody may do whose link leads to nothing any more.
    when_gone: ClassVar[str] = ""
    # Put aside what somebody sends who is signed out meanwhile, until they are back.
    keeps_posted_work: ClassVar[bool] = True
    subject: Any = None

    def load(self) -> None:
        """Fetch what the page is about into attributes; raise Http404 when it is not there."""

    @classmethod
    def is_there_for(cls, request: HttpRequest, **kwargs: Any) -> bool:
        """Whether this reader may see the page, without making it. Raises Http404."""
        view = cls()
        view.setup(request, **kwargs)
        if not cls.permission.public:
            return False
        view._refuse_zero_bytes()
        view.load()
        return bool(cls.permission.check(request.user, view.subject))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated and not self.permission.public:
            if self.keeps_posted_work:
                keep_posted_work(request)
            return redirect_to_login(request.get_full_path())
        self._refuse_zero_bytes()
        try:
            self.load()
        except Http404:
            if self.when_gone:
                return self._gone()
            raise
        if not self.permission.check(request.user, self.subject):
            log.warning("Person %s may not open %s.", request.user.pk, self._name())
            raise Http404
        if self.fresh_sign_in and self.wants_proof() and not is_fresh(request):
            return ask_to_prove(request, self.about_to(), self.after_proving())
        return self._kept_nowhere(super().dispatch(request, *args, **kwargs))

    def _gone(self) -> HttpResponse:
        """The same for a link that was used, ran out or never was one, so that nothing is told of anybody."""
        what_next = {"what_next": self.when_gone}
        return render(self.request, "link_gone.html", what_next, status=404)

    def asked(self, name: str) -> str:
        """What the query of the address says, without the zero bytes that PostgreSQL takes in no text."""
        return self.request.GET.get(name, "").replace("\0", "")

    def wants_proof(self) -> bool:
        """Reading needs none."""
        return self.request.method == "POST"

    def about_to(self) -> str:
        """`fresh_sign_in`, or the same with what this very request would do."""
        return self.fresh_sign_in

    def after_proving(self) -> str:
        """Where its reader finds the form again, as it was filled in."""
        return self.request.get_full_path()

    def _kept_nowhere(self, response: HttpResponseBase) -> HttpResponseBase:
        """No browser stores a page that is not public, but where going back has to find what was typed."""
        if not (self.permission.public or "POST" in self._allowed_methods()):
            response.setdefault("Cache-Control", "private, no-store")
        return response

    def _name(self) -> str:
        return self.request.resolver_match.view_name if self.request.resolver_match else ""

    def _refuse_zero_bytes(self) -> None:
        """No record has one in what it is found by, and PostgreSQL takes none in a text."""
        if any("\0" in part for part in self.kwargs.values() if isinstance(part, str)):
            raise Http404


def is_open_to_anybody(path: str) -> bool:
    """Whether somebody who is not signed in may read the page at this path: asked of the page itself.

    False where there is no such page, or no such record, or it is not for everybody.
    """
    try:
        found = resolve(path)
        view_class = getattr(found.func, "view_class", None)
        if view_class is None or not issubclass(view_class, Guarded):
            return False
        return view_class.is_there_for(_stranger(path), **found.kwargs)
    except Http404:
        return False


def _stranger(path: str) -> HttpRequest:
    request = HttpRequest()
    request.method, request.path = "GET", path
    request.user, request.session = AnonymousUser(), SessionBase()
    return request


class GuardedPage(Guarded, TemplateView):
    """A page to read. Parts of the address stay out of the template's context."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())
