"""Life cycles as Mermaid diagrams and tables, for docs/workflows.md."""

from collections.abc import Iterator

from workflow.engine import Lifecycle, Transition


def document() -> str:
    """The whole page, every life cycle in the order of its title."""
    chapters = sorted(Lifecycle.registry.values(), key=lambda lifecycle: lifecycle.title)
    head = "# Life cycles\n\nMade from the code by `manage.py draw_workflows`; a test compares.\n"
    return head + "".join(f"\n{chapter(lifecycle)}" for lifecycle in chapters)


def rights() -> str:
    """Every state of every record with the acts possible there, and who may do each: for docs/permissions.md."""
    chapters = sorted(Lifecycle.registry.values(), key=lambda lifecycle: lifecycle.title)
    return "\n".join(line for lifecycle in chapters for line in _rights(lifecycle))


def _rights(lifecycle: Lifecycle) -> Iterator[str]:
    yield from (f"\n### {lifecycle.title}\n", "| state | act | who may |", "| --- | --- | --- |")
    for status in lifecycle.words:
        acts = [act for act in lifecycle.transitions.values() if status in act.sources]
        yield from (f"| {status} | {act.name} | {_who(act)} |" for act in acts)
        if not acts:
            yield f"| {status} | none | nobody: it stays as it is |"


def chapter(lifecycle: Lifecycle) -> str:
    return "\n".join(
        [
            f"## {lifecycle.title}",
            "",
            *_states(lifecycle),
            "",
            *mermaid(lifecycle),
            "",
            *_acts(lifecycle),
            "",
        ]
    )


def mermaid(lifecycle: Lifecycle) -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> {lifecycle.initial}"
    for transition in lifecycle.transitions.values():
        for source in transition.sources:
            yield f"    {source} --> {transition.target}: {transition.name}"
    for status, words in lifecycle.words.items():
        if words.final:
            yield f"    {status} --> [*]"
    yield "```"


def _states(lifecycle: Lifecycle) -> Iterator[str]:
    yield "| state | staff read | everybody else reads | whose turn |"
    yield "| --- | --- | --- | --- |"
    for status, words in lifecycle.words.items():
        yield f"| {status} | {words.staff} | {words.public} | {words.owner} |"


def _acts(lifecycle: Lifecycle) -> Iterator[str]:
    yield "| act | from | to | who | reason |"
    yield "| --- | --- | --- | --- | --- |"
    for transition in lifecycle.transitions.values():
        yield _act(transition)


def _act(transition: Transition) -> str:
    reason = "required" if transition.reason_required else ""
    sources = ", ".join(transition.sources)
    return (
        f"| {transition.name} | {sources} | {transition.target} | {_who(transition)} | {reason} |"
    )


def _who(transition: Transition) -> str:
    return transition.who.sentence if transition.who else "the portal itself"
