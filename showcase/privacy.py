"""What events, reports and public pages keep of people."""

from datetime import datetime

from django.db.models import Q

from accounts.models.people import ENDED
from accounts.privacy.mapping import Basis, Level, Purpose, Theirs, keep, keep_nothing_of_people
from accounts.privacy.retention.rules import ENDED_ADDRESS, Rows, Rule, emptied
from showcase.actions.events.registering import cancel_registration
from showcase.enums import RegistrationStatus
from showcase.models import Registration, Speaker

empty_guests = emptied(
    user=None,
    name="A former guest",
    organisation="",
    email=ENDED_ADDRESS,
    mailbox=ENDED_ADDRESS,
)


def delete_needs(rows: Rows, at: datetime) -> None:
    rows.update(access_needs="", dietary_needs="", needs_deleted_at=at)


def forget_guests(rows: Rows, at: datetime) -> None:
    """A place at an event to come goes to whoever waits for it."""
    to_come = rows.filter(event__ends_at__gt=at).exclude(status=RegistrationStatus.CANCELLED)
    for registration in to_come.select_related("event", "place"):
        cancel_registration(registration, by=None, at=at)
    delete_needs(rows, at)
    empty_guests(rows, at)


NEEDS = Rule(
    name="needs",
    what="Access and dietary needs of guests",
    then="emptied",
    standard_days=30,
    after="the event, held or not",
    why="Nobody needs them once the room is empty.",
    due=lambda before: Registration.objects.filter(event__ends_at__lte=before).filter(
        ~Q(access_needs="") | ~Q(dietary_needs="")
    ),
    end=delete_needs,
)
GUESTS = Rule(
    name="guests",
    what="Names, addresses and organisations of guests",
    then="emptied; who came stays as a number",
    standard_days=400,
    after="the event, held or not",
    why="A year after the event the last questions about what came of it are asked.",
    due=lambda before: Registration.objects.filter(event__ends_at__lte=before).exclude(
        mailbox__endswith=ENDED
    ),
    end=empty_guests,
)
SPEAKERS = Rule(
    name="speakers",
    what="Addresses of speakers",
    then="emptied; name, role and organisation stay on the event's page",
    standard_days=400,
    after="the event, held or not",
    why="They served to find declared interests before the day.",
    due=lambda before: Speaker.objects.filter(session__event__ends_at__lte=before).exclude(
        email=""
    ),
    end=emptied(email=""),
)

keep(
    Purpose(
        what="Registrations for events",
        why="To give places fairly, let people in and tell them what changes.",
        basis=Basis.PUBLIC_TASK,
        level=Level.PERSONAL,
        kept="Two days where the address is not confirmed; as a number, as long as the event's page.",
        seen_by="The guest; LGA staff.",
        keys="token",
        fields={
            "showcase.Registration": "checked_in_by email mailbox name organisation token user"
        },
        rules=(GUESTS,),
        theirs=(
            Theirs(
                what="Events you registered for",
                label="showcase.Registration",
                columns="event__title name email organisation kind status registered_at checked_in_at",
                person="user",
                address="email",
                erased=forget_guests,
            ),
        ),
    ),
    Purpose(
        what="Access and dietary needs of guests",
        why="To meet the needs that guests name. They can tell about health.",
        basis=Basis.CONSENT_TO_HEALTH,
        level=Level.SPECIAL,
        kept="Until then, nothing of it in any mail, file or log.",
        seen_by="The guest; LGA staff.",
        fields={"showcase.Registration": "access_needs dietary_needs"},
        rules=(NEEDS,),
        theirs=(
            Theirs(
                what="What you need at events",
                label="showcase.Registration",
                columns="event__title access_needs dietary_needs needs_deleted_at",
                person="user",
                address="email",
                erased=delete_needs,
            ),
        ),
    ),
    Purpose(
        what="Speakers",
        why="To say who speaks, and to reach them.",
        basis=Basis.PUBLIC_TASK,
        level=Level.PERSONAL,
        kept="As long as the event's page.",
        seen_by="Everybody reads name, role and organisation; the address only LGA staff.",
        fields={"showcase.Speaker": "email name organisation role"},
        rules=(SPEAKERS,),
        theirs=(
            Theirs(
                what="Sessions you speak in",
                label="showcase.Speaker",
                columns="session__title name role organisation email",
                address="email",
                erased=emptied(email="", name="A former speaker"),
            ),
        ),
    ),
    Purpose(
        what="Questions and opinions of guests",
        why="To let vendors answer, and to make the next event better.",
        basis=Basis.CONSENT,
        level=Level.CONFIDENTIAL,
        kept="As long as the event's page. Whose they are ends with the name of the guest.",
        seen_by="Everybody reads questions and answers, never who asked; opinions only LGA staff.",
        fields={
            "showcase.AudienceQuestion": "answer settled_by text",
            "showcase.Feedback": "improve liked",
        },
        theirs=(
            Theirs(
                what="Questions you asked at events",
                label="showcase.AudienceQuestion",
                columns="text asked_at status answer",
                person="registration__user",
                address="registration__email",
            ),
            Theirs(
                what="What you said of events",
                label="showcase.Feedback",
                columns="registration__event__title rating liked improve sent_at",
                person="registration__user",
                address="registration__email",
            ),
        ),
    ),
    Purpose(
        what="What happened after an event",
        why="To learn what came of what was shown, in words that both sides agreed to.",
        basis=Basis.PUBLIC_TASK,
        level=Level.PERSONAL,
        kept="As long as the portal.",
        seen_by="Council, vendor and LGA staff; everybody reads the words once both agreed.",
        fields={"showcase.FollowUp": "council_agreed_by vendor_agreed_by words"},
    ),
    Purpose(
        what="Work on reports, resources and open data",
        why="To know who published what, and why it was withdrawn.",
        basis=Basis.PUBLIC_TASK,
        level=Level.PERSONAL,
        kept="As long as the portal.",
        seen_by="LGA staff; everybody reads the words without names of persons.",
        fields={
            "showcase.ReportVersion": "published_by",
            "showcase.ResourceVersion": "change_note published_by",
            "showcase.DataRun": "asked_by",
        },
    ),
)

EDITORIAL = "approach benefit body learning links problem summary title who"
# Written by staff for the public, or worked out from public records.
keep_nothing_of_people(
    {
        "showcase.DataEdition": "cleared_because fingerprint",
        "showcase.DataFile": "file name sha256 table",
        "showcase.DataRun": "error",
        "showcase.Report": "introduction learning next_steps title",
        "showcase.ReportChallengeNote": "text",
        "showcase.ReportVersion": "content sha256",
        "showcase.Resource": f"{EDITORIAL} withdrawal_reason",
        "showcase.ResourceVersion": f"{EDITORIAL} words",
        "showcase.Session": "description room title",
        "showcase.SessionMaterial": "link title",
        "showcase.ShowcaseEvent": "access_information address online_link summary title venue",
        "showcase.Tag": "name",
    }
)
