from django.urls import path

from notifications import views

app_name = "notifications"

urlpatterns = [
    path("staff/messages/", views.MessageList.as_view(), name="messages"),
    path("staff/messages/<int:pk>/", views.MessagePage.as_view(), name="message"),
    path("staff/messages/<int:pk>/send-again/", views.SendAgain.as_view(), name="send_again"),
    path("staff/messages/<int:pk>/arrived/", views.NoteArrival.as_view(), name="note_arrival"),
    path("development/mail/", views.DevelopmentMail.as_view(), name="development_mail"),
]
