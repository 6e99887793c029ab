"""Who may do what to an event, a registration or a report."""

from workflow.permissions import Permission

HOLDS_REGISTRATION = Permission(
    "holds registration",
    "whoever holds the private link of the registration",
    lambda user, registration: True,
    public=True,
)
