from django.urls import path

from accounts.switching.views import SwitchOff, SwitchOn

urlpatterns = [
    path("staff/people/<int:pk>/switch-off/", SwitchOff.as_view(), name="switch_off"),
    path("staff/people/<int:pk>/switch-on/", SwitchOn.as_view(), name="switch_on"),
]
