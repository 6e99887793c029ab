from showcase.models.events import Registration, Session, SessionResponse, ShowcaseEvent, Speaker
from showcase.models.reports import Report, ReportChallengeNote, ReportVersion

__all__ = [
    "Registration",
    "Report",
    "ReportChallengeNote",
    "ReportVersion",
    "Session",
    "SessionResponse",
    "ShowcaseEvent",
    "Speaker",
]
