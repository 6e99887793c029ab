"""The map of personal data as a page, for docs/data-map.md."""

from collections.abc import Iterator

from accounts.privacy.mapping import Purpose, load

HEAD = """# What the portal keeps of people

Made from the code by `manage.py write_data_map`; a test compares. Another fails on a column with words, an address
or a person in it that is neither here nor declared to tell of nobody. The operator is the controller: it confirms
each lawful basis, and the periods: `RETENTION_DAYS` changes them. Backups hold the same until they are thrown away.
"""


def document() -> str:
    return HEAD + "".join(f"\n{_chapter(purpose)}\n" for purpose in load())


def _chapter(purpose: Purpose) -> str:
    return "\n".join([f"## {purpose.what}", "", *_facts(purpose), "", *_table(purpose)])


def _facts(purpose: Purpose) -> Iterator[str]:
    yield f"- **Why**: {purpose.why}"
    yield f"- **Lawful basis** (UK GDPR): {purpose.basis}"
    yield f"- **How long**: {purpose.kept}"
    for rule in purpose.rules:
        yield f"- **Ends by itself** (`{rule.name}`): {rule}"
    yield f"- **Who sees it**: {purpose.seen_by}"


def _table(purpose: Purpose) -> Iterator[str]:
    yield from ("| record | fields |", "| --- | --- |")
    for label, names in purpose.fields.items():
        yield f"| `{label}` | {', '.join(f'`{name}`' for name in names.split())} |"
