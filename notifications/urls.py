from django.urls import path

from notifications.views import addresses, choices, mailboxes, outbox, receipts, stopping, wordings

app_name = "notifications"

urlpatterns = [
    path("account/mail/", choices.Choices.as_view(), name="choices"),
    path("account/messages/", choices.MyMessages.as_view(), name="my_messages"),
    path("account/messages/<int:pk>/", choices.MyMessage.as_view(), name="my_message"),
    path("account/mail/confirm/", addresses.AskToConfirm.as_view(), name="ask_to_confirm"),
    path("mail/confirm/<str:token>/", addresses.ConfirmAddress.as_view(), name="confirm"),
    path("people/<slug:slug>/mail/", mailboxes.Mailboxes.as_view(), name="mailboxes"),
    path("people/mail/<int:pk>/", mailboxes.EditMailbox.as_view(), name="mailbox"),
    path("people/mail/<int:pk>/ask/", mailboxes.AskMailbox.as_view(), name="ask_mailbox"),
    path("people/mail/<int:pk>/stop/", mailboxes.StopMailbox.as_view(), name="stop_mailbox"),
    path("mail/shared/<str:token>/", mailboxes.ConfirmMailbox.as_view(), name="confirm_mailbox"),
    path("mail/stop/<str:token>/", stopping.StopMails.as_view(), name="stop"),
    path("mail/receipts/notify/", receipts.NotifyReceipt.as_view(), name="notify_receipt"),
    path("staff/messages/", outbox.MessageList.as_view(), name="messages"),
    path("staff/messages/<int:pk>/", outbox.MessagePage.as_view(), name="message"),
    path("staff/messages/<int:pk>/send-again/", outbox.SendAgain.as_view(), name="send_again"),
    path("staff/messages/<int:pk>/arrived/", outbox.NoteArrival.as_view(), name="note_arrival"),
    path("staff/messages/words/", wordings.Wordings.as_view(), name="wordings"),
    path("staff/messages/words/<slug:kind>/", wordings.EditWording.as_view(), name="wording"),
    path(
        "staff/messages/words/<slug:kind>/return/",
        wordings.ReturnToOwnWords.as_view(),
        name="return_to_own_words",
    ),
    path("development/mail/", outbox.DevelopmentMail.as_view(), name="development_mail"),
]
