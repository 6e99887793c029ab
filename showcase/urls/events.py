"""Addresses of events: for everybody, behind a private link, and for staff."""

from django.urls import path

from showcase.views.events import (
    agenda,
    audience,
    calendars,
    day,
    follow_ups,
    planning,
    public,
    registering,
    sessions,
)

MINE = "registrations/<slug:token>/"
PUBLIC = [
    path("events/", public.Events.as_view(), name="events"),
    path("events/calendar.ics", calendars.Subscription.as_view(), name="events_calendar"),
    path("events/<slug:slug>/", public.Event.as_view(), name="event"),
    path("events/<slug:slug>/register/", registering.Register.as_view(), name="register"),
    path(
        "events/<slug:slug>/calendar.ics", calendars.EventCalendar.as_view(), name="event_calendar"
    ),
    path("events/<slug:slug>/sessions/<int:pk>/", sessions.Session.as_view(), name="session"),
    path(
        "events/<slug:slug>/sessions/<int:pk>/materials/<int:material>/",
        sessions.Material.as_view(),
        name="material",
    ),
    path("meetings/<int:pk>/", sessions.AskForMeeting.as_view(), name="ask_for_meeting"),
    path("event-questions/", audience.Questions.as_view(), name="audience_questions"),
    path(
        "event-questions/<int:pk>/answer/",
        audience.AnswerAudience.as_view(),
        name="answer_audience",
    ),
    path(
        "event-questions/<int:pk>/decline/",
        audience.DeclineAudience.as_view(),
        name="decline_audience",
    ),
    path("what-happened-next/", follow_ups.FollowUps.as_view(), name="follow_ups"),
    path("what-happened-next/<int:pk>/", follow_ups.WhatHappened.as_view(), name="what_happened"),
    path(f"{MINE}ask/", audience.AskVendor.as_view(), name="ask_vendor"),
    path(f"{MINE}feedback/", audience.GiveFeedback.as_view(), name="give_feedback"),
    path(MINE, registering.MyRegistration.as_view(), name="registration"),
    path(
        "events/<slug:slug>/registered/",
        registering.LookForMail.as_view(),
        name="look_for_mail",
    ),
    path(f"{MINE}confirm/", registering.ConfirmAddress.as_view(), name="confirm_address"),
    path(f"{MINE}accept/", registering.AcceptOffer.as_view(), name="accept_offer"),
    path(f"{MINE}rejoin/", registering.Rejoin.as_view(), name="rejoin"),
    path(f"{MINE}change/", registering.ChangeRegistration.as_view(), name="change_registration"),
    path(
        f"{MINE}cancel/",
        registering.CancelRegistration.as_view(),
        name="cancel_registration",
    ),
    path(
        f"{MINE}calendar.ics",
        calendars.RegistrationCalendar.as_view(),
        name="registration_calendar",
    ),
]

EVENT = "staff/events/<slug:slug>/"
SESSION = f"{EVENT}sessions/<int:pk>/"
STAFF = [
    path("staff/events/", planning.StaffEvents.as_view(), name="staff_events"),
    path("staff/new-event/", planning.NewEvent.as_view(), name="new_event"),
    path(EVENT, planning.StaffEvent.as_view(), name="staff_event"),
    path(f"{EVENT}edit/", planning.EditEvent.as_view(), name="edit_event"),
    path(f"{EVENT}open/", planning.OpenRegistration.as_view(), name="open_registration"),
    path(f"{EVENT}cancel/", planning.CancelEvent.as_view(), name="cancel_event"),
    path(f"{EVENT}held/", planning.MarkHeld.as_view(), name="mark_held"),
    path(f"{EVENT}places/", planning.Places.as_view(), name="places"),
    path(f"{EVENT}registrations/", planning.Registrations.as_view(), name="registrations"),
    path(f"{EVENT}check-in/", day.CheckIn.as_view(), name="check_in"),
    path(f"{EVENT}check-in/<int:pk>/", day.CheckInOne.as_view(), name="check_in_one"),
    path(f"{EVENT}badges/", day.Badges.as_view(), name="badges"),
    path(f"{EVENT}feedback/", day.Opinions.as_view(), name="opinions"),
    path(f"{SESSION}materials/new/", day.NewMaterial.as_view(), name="new_material"),
    path(
        f"{SESSION}materials/<int:material>/remove/",
        day.RemoveMaterial.as_view(),
        name="remove_material",
    ),
    path(f"{EVENT}sessions/new/", agenda.NewSession.as_view(), name="new_session"),
    path(f"{SESSION}edit/", agenda.EditSession.as_view(), name="edit_session"),
    path(f"{SESSION}remove/", agenda.RemoveSession.as_view(), name="remove_session"),
    path(f"{SESSION}shown/", agenda.Shown.as_view(), name="shown"),
    path(f"{SESSION}speakers/new/", agenda.NewSpeaker.as_view(), name="new_speaker"),
    path(
        f"{SESSION}speakers/<int:speaker>/remove/",
        agenda.RemoveSpeaker.as_view(),
        name="remove_speaker",
    ),
]
