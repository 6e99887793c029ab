from django.urls import path

from matching.views import similar

app_name = "matching"

COUNCIL = [
    path("statements/similar/", similar.Similar.as_view(), name="similar"),
]
urlpatterns = COUNCIL
