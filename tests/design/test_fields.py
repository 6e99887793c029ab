import pytest
from django.core.exceptions import ValidationError

from design.fields import NameField, visible


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200b", "\u00ad", "\x07", "\ufeff"])
def test_signs_that_nobody_sees_are_left_out_of_a_name(hidden):
    assert NameField().clean(f"Ada{hidden} Bright") == "Ada Bright"


@pytest.mark.parametrize("name", ["Zoë O’Brien", "محمد", "Ada 👩‍🔬", "می‌خواهم"])
def test_letters_of_every_script_and_emoji_stay(name):
    assert visible(name) == name


def test_name_of_nothing_but_hidden_signs_is_none_at_all():
    with pytest.raises(ValidationError, match="required"):
        NameField().clean("\u202e\u200b")
