"""What beat starts and how often; docs/operations.md says what each does and what a missed run costs."""

from celery.schedules import crontab

SCHEDULE = {
    "send what a lost poke left": {"task": "notifications.tasks.sweep_outbox", "schedule": 30.0},
    # Each person's daily mail once; the later runs are for what an earlier one missed.
    "gather daily mails": {"task": "notifications.tasks.gather_daily_mails", "schedule": 900.0},
    "free what no worker imported": {"task": "challenges.tasks.sweep_imports", "schedule": 300.0},
    "scan what a lost poke left": {"task": "documents.tasks.sweep_scans", "schedule": 60.0},
    "read what a lost poke left": {"task": "matching.tasks.sweep_texts", "schedule": 60.0},
    "see what has no counterpart": {"task": "matching.tasks.work_out_fits", "schedule": 600.0},
    # Each person's searches once a day; the later times are for what an earlier one missed.
    "look through saved searches": {
        "task": "challenges.tasks.look_through_searches",
        "schedule": crontab(minute=0, hour="7-20"),
    },
    "send the way back to drafts": {"task": "challenges.tasks.remind_of_drafts", "schedule": 900.0},
    # At once for those who want it so; for the others the first run of the morning, or the next one.
    "tell followers what is new": {"task": "challenges.tasks.tell_followers", "schedule": 900.0},
    "free what no worker proposed": {"task": "vendors.tasks.give_up_proposals", "schedule": 300.0},
    "take back what nobody scores": {
        "task": "vendors.tasks.take_back_assignments",
        "schedule": 900.0,
    },
    "match vendors with registers": {"task": "vendors.tasks.match_registers", "schedule": 3_600.0},
    # Each person once for each of the days on which their register wants renewing.
    "remind of registers": {
        "task": "vendors.tasks.remind_of_interests",
        "schedule": crontab(minute=20, hour="7-20"),
    },
    # Reminders of questions to vendors, in working hours.
    "look after questions that are due": {
        "task": "vendors.tasks.look_after_questions",
        "schedule": crontab(minute=10, hour="8-18"),
    },
    "look after appeals that are due": {
        "task": "vendors.tasks.look_after_appeals",
        "schedule": crontab(minute=15, hour="8-18"),
    },
    # Soon after midnight what ended yesterday lapses; the later runs are for what an earlier one missed.
    "look after evidence that ends": {
        "task": "vendors.tasks.look_after_evidence",
        "schedule": crontab(minute=5),
    },
    "remind of conditions": {
        "task": "vendors.tasks.remind_of_conditions",
        "schedule": crontab(minute=30, hour="7-20"),
    },
    "offer places nobody took to the next": {
        "task": "showcase.tasks.lapse_offers",
        "schedule": 60.0,
    },
    "remind guests of events": {"task": "showcase.tasks.remind_guests", "schedule": 900.0},
    "forget addresses nobody confirmed": {
        "task": "showcase.tasks.forget_addresses",
        "schedule": 3600.0,
    },
    "ask what happened next": {
        "task": "showcase.tasks.ask_what_happened_next",
        "schedule": crontab(minute=40, hour="8-18"),
    },
    # Before the day begins; the later runs are for what an earlier one missed.
    "make the open data": {
        "task": "showcase.tasks.make_open_data",
        "schedule": crontab(minute=30, hour="2-6"),
    },
    "forget who was shown long ago": {
        "task": "matching.tasks.forget_exposure",
        "schedule": 86_400.0,
    },
    # Soon after midnight; the later runs are for what an earlier one missed.
    "let successors follow": {
        "task": "accounts.tasks.follow_successors",
        "schedule": crontab(minute=20),
    },
    "look after roles of trust": {
        "task": "accounts.tasks.look_after_access",
        "schedule": crontab(minute=45, hour="7-20"),
    },
    # Each warning once; the later runs are for what an earlier one missed.
    "let unused accounts rest": {
        "task": "accounts.tasks.look_after_unused_accounts",
        "schedule": crontab(minute=50, hour="7-20"),
    },
    "forget sessions that ended": {"task": "accounts.tasks.forget_sessions", "schedule": 3_600.0},
    # At night; what one run does not reach, the next one ends.
    "end what is kept no longer": {
        "task": "accounts.tasks.apply_retention",
        "schedule": crontab(minute=10, hour=4),
    },
    "read the whole log of events": {
        "task": "accounts.tasks.check_log",
        "schedule": crontab(minute=30, hour=3),
    },
}
