"""People, roles and the portal itself."""

from notifications.wordings.glossary.word import Word

PEOPLE = (
    Word("site name", "The name of this portal", "How can we", ("site_name",)),
    Word("headline", "The first line, as it fits what happened", "What this is about"),
    Word(
        "who",
        "Who did it or asks",
        "Priya Nair",
        ("who", "by", "membership.user", "invitation.accepted_by"),
    ),
    Word(
        "their address",
        "The e-mail address of that person",
        "priya.nair@larkfield.example",
        ("email", "membership.user.email", "invitation.email"),
    ),
    Word(
        "organisation",
        "The organisation",
        "Northmere Council",
        (
            "membership.organisation",
            "organisation",
            "invitation.organisation",
            'membership.organisation|default:"not in the register"',
        ),
    ),
    Word(
        "in organisation", "“In” and the organisation, where there is one", "in Northmere Council"
    ),
    Word(
        "their own words",
        "The organisation as they typed it, where they did",
        "In their own words: Northmere",
    ),
    Word(
        "role", "The role", "lead", ("membership.get_role_display", "invitation.get_role_display")
    ),
    Word("reason", "The reason", "It is about another council.", ("reason",), must_stay=True),
    Word("invited by", "Who invites", "Amara Osei", ("invitation.invited_by",)),
    Word(
        "invitation ends",
        "The last day of the invitation",
        "3 June 2027",
        ('invitation.expires_at|date:"j F Y"',),
        must_stay=True,
    ),
    Word(
        "messages",
        "The messages of the day, topic by topic",
        "DECISIONS ABOUT YOUR STATEMENTS\n\nYour statement S-0042 is part of a challenge",
        must_stay=True,
    ),
    Word("faults", "The lines that do not fit", "- Line 1204 is missing", must_stay=True),
    Word("more faults", "How many more there are", "- and 3 more"),
    Word(
        "rests on",
        "The day from which the account rests",
        "3 June 2027",
        ('rests_at|date:"j F Y"',),
        must_stay=True,
    ),
    Word("begun on", "The day the run began", "3 June 2027", ('run.begun_at|date:"j F Y"',)),
    Word("begun at", "The time the run began", "04:00", ('run.begun_at|date:"H:i"',)),
    Word("error", "What went wrong", "The disk is full.", ("run.error",), must_stay=True),
    Word(
        "where unused",
        "A sentence where nobody used the account",
        "Nobody used your account for more than two years.",
    ),
    Word(
        "who closed it",
        "What to do where somebody else closed it",
        "If you did not ask for it, write to us now.",
        must_stay=True,
    ),
    Word(
        "whom to ask",
        "Whom to ask, and what to do if somebody else used the account",
        "If you did not expect this, ask us or the lead of your organisation.",
        must_stay=True,
    ),
    Word(
        "what to do",
        "What the reader can do so that somebody leads it again",
        "Find out who follows, and make that person lead.",
        must_stay=True,
    ),
    Word(
        "way back in",
        "How to sign in again",
        "To wake it, open the link, press the button and sign in as ever.",
        must_stay=True,
    ),
    Word(
        "roles that end",
        "The roles that end soon, one a line",
        "Amara Osei: Council lead, Northmere Council",
        must_stay=True,
    ),
    Word("how many more", "How many more there are", "And 3 more."),
)
