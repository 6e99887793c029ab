"""The map of personal data as a page, for docs/data-map.md."""

from collections.abc import Iterator

from accounts.privacy.mapping import Level, Purpose, load

HEAD = """# What the portal keeps of people

Made from the code by `manage.py write_data_map`; a test compares. Another fails on a column with words, an address
or a person in it that is neither here nor declared to tell of nobody. The operator is the controller: it confirms
each lawful basis, and the periods: `RETENTION_DAYS` changes them. Backups hold the same until they are thrown away.

## Levels of protection

Each level asks what stands beside it, and all that the levels above it ask.

| level | what it is | what it asks |
| --- | --- | --- |
"""
ASKED = {
    Level.PERSONAL: (
        "Who somebody is, how to reach them, and what they did in their work",
        "Read by those the purpose names, by one set of rows everywhere; named in addresses and logs by number "
        "alone; what is taken away as a file is logged; ends by its rule, and by erasure",
    ),
    Level.CONFIDENTIAL: (
        "What would harm a decision, a vendor or a council if it were read too early or by the wrong person",
        "Nothing of it for whoever declared an interest in the vendor; pages that show it stay in no browser's "
        "store; files lie outside the reach of the web server, and each download is logged",
    ),
    Level.SPECIAL: (
        "What tells of somebody's health (UK GDPR, article 9)",
        "Given freely and with explicit consent; in no mail, spreadsheet or line of the log; emptied soon after "
        "what it was given for",
    ),
    Level.KEY: (
        "What lets somebody in",
        "Read by nobody: passwords as hashes, second factors sealed by a key outside the database, links random "
        "and soon over; left out of copies, logs, error pages and lists",
    ),
}


def document() -> str:
    return (
        HEAD
        + "\n".join(_levels())
        + "\n"
        + "".join(f"\n{_chapter(purpose)}\n" for purpose in load())
    )


def _levels() -> Iterator[str]:
    for level, (what, asked) in ASKED.items():
        yield f"| {level} | {what} | {asked} |"


def _chapter(purpose: Purpose) -> str:
    return "\n".join([f"## {purpose.what}", "", *_facts(purpose), "", *_table(purpose)])


def _facts(purpose: Purpose) -> Iterator[str]:
    yield f"- **Why**: {purpose.why}"
    yield f"- **Lawful basis** (UK GDPR): {purpose.basis}"
    yield f"- **Level of protection**: {_level(purpose)}"
    yield f"- **How long**: {purpose.kept}"
    for rule in purpose.rules:
        yield f"- **Ends by itself** (`{rule.name}`): {rule}"
    yield f"- **Who sees it**: {purpose.seen_by}"


def _level(purpose: Purpose) -> str:
    keys = ", ".join(f"`{name}`" for name in purpose.keys.split())
    return f"{purpose.level}; as a key: {keys}" if keys else str(purpose.level)


def _table(purpose: Purpose) -> Iterator[str]:
    yield from ("| record | fields |", "| --- | --- |")
    for label, names in purpose.fields.items():
        yield f"| `{label}` | {', '.join(f'`{name}`' for name in names.split())} |"
