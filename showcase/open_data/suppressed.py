"""What the open data leaves out and why, as the page says it."""

LEFT_OUT = (
    (
        "Drafts, and what was withdrawn, rejected or returned",
        "Only what everybody reads on the pages is here.",
    ),
    (
        "People",
        "The licence does not cover personal data. Authors and askers are never named anywhere; speakers"
        " stand on the page of their session alone.",
    ),
    (
        "Councils that would rather not be named",
        "They are counted. A sentence of theirs is given where they let it be shown.",
    ),
    (
        "Statements that are not part of a published challenge",
        "They are in no table. The insights count them where five councils or more stand behind a number.",
    ),
    (
        "Scores, conflicts of interest and the reasons of decisions",
        "They are between the LGA and the vendor. The page of a solution says what was checked.",
    ),
    ("Registrations for events", "They are personal. A report gives how many came."),
)
