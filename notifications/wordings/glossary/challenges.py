"""Statements, challenges, questions and answers."""

from notifications.wordings.glossary.word import Word

LONG = 'date:"j F Y"'
CHALLENGES = (
    Word(
        "challenge",
        "The challenge as a question",
        "How can we notice sooner when somebody at home stops coping?",
        ("challenge", "challenge.question", "question.challenge.question", "response.challenge"),
    ),
    Word(
        "challenge title",
        "The short title of the challenge",
        "Noticing sooner",
        ("challenge.title", "question.challenge.title", "contact.challenge.title"),
    ),
    Word(
        "questions close",
        "The last day for questions",
        "3 June",
        ('challenge.round.questions_close_at|date:"j F"',),
    ),
    Word(
        "solutions close",
        "The last day for solutions",
        "1 July 2027",
        (f"challenge.round.solutions_close_at|{LONG}",),
    ),
    Word(
        "statement question",
        "The statement as a question",
        "How can we help people home from hospital sooner?",
        (
            "statement.question",
            'statement.question|default:"(no question yet)"',
            "objection.statement.question",
        ),
    ),
    Word(
        "statement reference",
        "The reference of the statement",
        "S-0042",
        ("statement.reference", "objection.statement.reference"),
    ),
    Word(
        "council",
        "The council",
        "Northmere Council",
        (
            "statement.council",
            "statements.0.council",
            "objection.statement.council",
            "follow_up.council",
        ),
    ),
    Word("round", "The round of the statement", "Spring 2027", ("statement.round",)),
    Word(
        "statements close",
        "The last day for statements",
        "1 May 2027",
        (f"statement.round.statements_close_at|{LONG}",),
    ),
    Word(
        "object until",
        "The last day to object",
        "3 June 2027",
        (f"until|{LONG}",),
        must_stay=True,
    ),
    Word(
        "question",
        "The question somebody asked",
        "Does it work without a landline?",
        ("question.text",),
    ),
    Word(
        "question as asked",
        "The question in its asker’s own words",
        "Does it work without a landline in our area?",
        ("question.original_text|default:question.text",),
    ),
    Word(
        "published question",
        "The question as it is published, where its words were changed so that it names nobody",
        "So that it does not name you, it is published as:\n\nDoes it work without a landline?",
    ),
    Word(
        "answer",
        "The answer",
        "Yes. It can use any mobile network.",
        ("question.answer", "appeal.answer", "objection.answer", "renewal.answer"),
        must_stay=True,
    ),
    Word("proposed by", "Who proposes the answer", "Amara Osei", ("question.proposed_by",)),
    Word(
        "answers close",
        "The day by which questions are answered",
        "10 June 2027",
        (f"question.challenge.round.answers_close_at|{LONG}",),
        must_stay=True,
    ),
    Word(
        "last day for questions",
        "The last day for questions, with its year",
        "3 June 2027",
        (f"question.challenge.round.questions_close_at|{LONG}",),
    ),
    Word(
        "objection",
        "The words of the objection",
        "Our words are not about this.",
        ("objection.text",),
    ),
    Word("outcome", "What becomes of it", "We keep it as it is.", must_stay=True),
    Word("challenges", "A list of the challenges", "- Noticing sooner\n- Home from hospital"),
    Word(
        "your statements",
        "The statements it is about, one a line",
        "S-0042: How can we help people home from hospital sooner?",
        must_stay=True,
    ),
    Word(
        "what was undone",
        "One sentence: what was undone",
        "These challenges were merged into “Noticing sooner”, and stand by themselves again:",
    ),
    Word("it or they feed", "“It feeds” or “They feed”", "It feeds"),
    Word("public already", "Whether the challenge is public yet", "It is public already."),
    Word(
        "what becomes of it",
        "Where the statement stands now",
        "It is back in our queue, with its words as you wrote them.",
    ),
    Word(
        "news",
        "The news, challenge by challenge, each with a link to stop it",
        "Noticing sooner\n\nA question is answered: Does it work without a landline?\nYes.",
        must_stay=True,
    ),
    Word(
        "finds",
        "What was found, search by search, each with a link to stop it",
        "Falls at home\n\n- How can we notice sooner when somebody at home stops coping?",
        must_stay=True,
    ),
)
