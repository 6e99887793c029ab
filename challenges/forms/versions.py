from django import forms


class CompareForm(forms.Form):
    """Which two versions; `numbers` are those there are, the oldest first."""

    def __init__(self, data, *, versions):
        numbers = [version.number for version in versions]
        chosen = {"from": numbers[-2], "to": numbers[-1]}
        super().__init__({**{k: str(v) for k, v in chosen.items()}, **data.dict()})
        choices = [(version.number, _label(version)) for version in versions]
        for name, label in (("from", "From"), ("to", "To")):
            self.fields[name] = forms.TypedChoiceField(label=label, choices=choices, coerce=int)


def _label(version):
    published = f"{version.published_at:%d %B %Y}".lstrip("0")
    return f"Version {version.number}, {published}"
