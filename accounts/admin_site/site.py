from functools import wraps

from csp.decorators import csp_replace
from django.contrib.admin import AdminSite
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponseBase

from accounts.standing import standing_of
from accounts.ways_in.second_factor import lacks_second_factor


class PortalAdminSite(AdminSite):
    """Django admin, for LGA administrators with their second factor; hidden from everybody else."""

    site_header = "How can we: records"
    site_title = "Records"
    index_title = "Every record"
    site_url = "/work/"

    def register(self, model_or_iterable, admin_class=None, **options) -> None:
        """What lets somebody in is not written here: of it, accounts/admin.py shows what may be seen."""
        if admin_class is None or not admin_class.__module__.startswith("allauth."):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return standing_of(request.user).is_administrator and not lacks_second_factor(request.user)

    def admin_view(self, view, cacheable: bool = False):
        """Its own scripts write markup without Trusted Types, so here they are not asked for.

        It takes any text for the number of a chosen record and stumbles over it: that is a bad request.
        """
        without = {"require-trusted-types-for": None, "trusted-types": None}
        return csp_replace(without)(_numbers_only(super().admin_view(view, cacheable)))

    def login(self, request: HttpRequest, extra_context=None) -> HttpResponseBase:
        """Sign-in is the portal's own; who is signed in and may not come in finds nothing."""
        if request.user.is_authenticated:
            raise Http404
        return redirect_to_login(request.GET.get("next", request.get_full_path()))


def _numbers_only(view):
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if not all(one.isdecimal() for one in chosen):
            raise BadRequest("A record is chosen by its number.")
        return view(request, *args, **kwargs)

    return guarded
