"""Where each address leads: the apps' own lists, joined."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from config.health import Health

urlpatterns = [
    path("health/", Health.as_view(), name="health"),
    path("admin/", admin.site.urls),
    path("account/", include("allauth.urls")),
    path("", include("accounts.urls")),
    path("", include("matching.urls")),
    path("", include("showcase.urls")),
    path("", include("vendors.urls")),
    path("", include("notifications.urls")),
    path("", include("challenges.urls")),
]

handler500 = "showcase.api.interface.problems.server_error"

if settings.LOCAL:
    urlpatterns += [path("development/", include("design.urls"))]
