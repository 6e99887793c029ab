from django.urls import path

from accounts.dormancy import views

urlpatterns = [
    path("wake/<str:token>/", views.Wake.as_view(), name="wake"),
    path("people/<int:pk>/wake/", views.WakePerson.as_view(), name="wake_person"),
]
