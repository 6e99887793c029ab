"""A choice of a filter with how much it would leave: “Planning (12)”. Its chip says the name alone."""


class Counted(str):
    name: str

    def __new__(cls, name: str, count: int) -> "Counted":
        made = super().__new__(cls, f"{name} ({count:,})")
        made.name = name
        return made
