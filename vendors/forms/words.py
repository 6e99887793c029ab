"""Long answers limited in words."""

from django import forms

from design.widgets import WordCountTextarea

MOST_CHARACTERS_A_WORD = 60


class WordsField(forms.CharField):
    """Text of so many words at most; says how many are too many."""

    def __init__(self, *, max_words: int, rows: int = 6, **kwargs):
        self.max_words = max_words
        kwargs.setdefault("widget", WordCountTextarea(max_words, attrs={"rows": rows}))
        super().__init__(**kwargs)

    def validate(self, value):
        super().validate(value)
        self._check_words(len(value.split()))
        self._check_characters(len(value))

    def _check_words(self, count):
        if count > self.max_words:
            over = count - self.max_words
            raise forms.ValidationError(
                f"{self.label}: {over} {'word' if over == 1 else 'words'} too many. "
                f"The most is {self.max_words}.",
                code="too_many_words",
            )

    def _check_characters(self, count):
        """A text without spaces has one word, however long it is."""
        most = self.max_words * MOST_CHARACTERS_A_WORD
        if count > most:
            raise forms.ValidationError(
                f"{self.label}: use at most {most} characters.", code="too_many_characters"
            )


def long_text(**kwargs) -> forms.CharField:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), max_length=4000, **kwargs)
