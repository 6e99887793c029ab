"""The base of every view: load in `setup`, permission checked in `dispatch`."""

from typing import Any, ClassVar

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.generic import TemplateView, View

from accounts.kept_work import keep_posted_work
from workflow.permissions import Permission


class Guarded(View):
    """Declares `permission`; `load()` fetches the subject the permission is asked about.

    Somebody not signed in is asked to sign in before anything is loaded, so that nothing can be
    guessed; what a signed-in person may not see answers 404.
    """

    permission: ClassVar[Permission]
    subject: Any = None

    def load(self) -> None:
        """Fetch what the page is about into attributes; raise Http404 when it is not there."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated and not self.permission.public:
            keep_posted_work(request)
            return redirect_to_login(request.get_full_path())
        self.load()
        if not self.permission.check(request.user, self.subject):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class GuardedPage(Guarded, TemplateView):
    """A page to read. Parts of the address stay out of the template's context."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())
