from django.urls import path

from showcase.views import pages
from showcase.views.work import Work

app_name = "showcase"

WORK = [
    path("work/", Work.as_view(), name="work"),
]

PAGES = [
    path("privacy/", pages.Privacy.as_view(), name="privacy"),
    path("accessibility/", pages.Accessibility.as_view(), name="accessibility"),
    path("cookies/", pages.Cookies.as_view(), name="cookies"),
    path("terms/", pages.Terms.as_view(), name="terms"),
]

urlpatterns = [*WORK, *PAGES]
