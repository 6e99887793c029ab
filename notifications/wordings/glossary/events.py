"""Events, what the audience asks, reports and what happened next."""

from notifications.wordings.glossary.word import Word

EVENTS = (
    Word(
        "event",
        "The title of the event",
        "Care technology day",
        ("event.title", "follow_up.event.title"),
    ),
    Word("name", "The name of whoever registered", "Sam Hale", ("registration.name",)),
    Word(
        "when",
        "Date and hours of the event",
        "3 June 2027, 10am to 3pm",
        ("event.when",),
        must_stay=True,
    ),
    Word(
        "where",
        "Where it is: the venue, or “online”",
        "Town Hall, 1 High Street, Northmere",
        must_stay=True,
    ),
    Word(
        "join online",
        "The link to join, for those who may",
        "Join online: https://meet.example/day",
        must_stay=True,
    ),
    Word(
        "getting in",
        "How to get in and around, where it is known",
        "Getting in and getting around: step-free from the car park.",
    ),
    Word("place or turn", "Whether the reader has a place", "You keep your place.", must_stay=True),
    Word(
        "where you stand",
        "Whether the reader has a place, and what they can do",
        "You have a place.",
        must_stay=True,
    ),
    Word(
        "offer ends",
        "The moment until which the place is kept",
        "1 June 2027, 5pm",
        ("registration.offer_ends_at|moment",),
        must_stay=True,
    ),
    Word(
        "way of taking part",
        "In person or online",
        "in person",
        ("registration.place.get_mode_display|lower",),
        must_stay=True,
    ),
    Word("session", "The title of the session", "Safe at home", ("question.shown.session.title",)),
    Word(
        "outcome reached",
        "How it stands, as the council said",
        "In use",
        ("follow_up.get_outcome_display",),
        must_stay=True,
    ),
    Word("months", "How many months ago the event was", "6", ("follow_up.months",)),
    Word(
        "council’s words",
        "What the council wrote",
        "Forty homes use it.",
        ("follow_up.words",),
        must_stay=True,
    ),
    Word("sender", "The organisation that writes", "Northmere Council", ("contact.sender",)),
    Word(
        "receiver",
        "The organisation that is written to",
        "Larkfield Care Technology",
        ("contact.receiver",),
    ),
    Word(
        "writer’s address",
        "The e-mail address to answer to",
        "amara.osei@northmere.example",
        ("contact.by.email",),
        must_stay=True,
    ),
    Word(
        "meeting subject", "What the meeting is about", "A look at FallSense", ("contact.subject",)
    ),
    Word(
        "meeting text",
        "What was written about the meeting",
        "Could we see it in use?",
        ("contact.text",),
        must_stay=True,
    ),
    Word("what is out", "What is published", "Care technology day: what we learned is published."),
)
