from showcase.models.agenda import Session, SessionMaterial, SessionResponse, Speaker
from showcase.models.audience import AudienceQuestion, Feedback
from showcase.models.events import ShowcaseEvent
from showcase.models.follow_ups import FollowUp
from showcase.models.open_data import DataEdition, DataFile, DataRun
from showcase.models.places import PlaceKind, Registration
from showcase.models.reports import Report, ReportChallengeNote, ReportVersion
from showcase.models.resources import Resource, ResourceVersion, Tag

__all__ = [
    "AudienceQuestion",
    "DataEdition",
    "DataFile",
    "DataRun",
    "Feedback",
    "FollowUp",
    "PlaceKind",
    "Registration",
    "Report",
    "ReportChallengeNote",
    "ReportVersion",
    "Resource",
    "ResourceVersion",
    "Session",
    "SessionMaterial",
    "SessionResponse",
    "ShowcaseEvent",
    "Speaker",
    "Tag",
]
