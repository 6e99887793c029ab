"""What is read in lists beside other people's words holds no sign that turns those round."""

import pytest

from accounts.forms.organisations import OrganisationForm
from challenges.forms.challenges import ChallengeForm
from challenges.forms.setting_up import ThemeForm
from showcase.forms.events.planning import EventForm
from showcase.forms.reports import NewReportForm
from vendors.forms.supply.evidence import EvidenceForm
from vendors.forms.supply.organisation import VendorForm
from vendors.forms.supply.solutions import RenameForm


@pytest.mark.parametrize(
    "field",
    [
        OrganisationForm.base_fields["name"],
        ChallengeForm.base_fields["title"],
        ChallengeForm.base_fields["question"],
        ThemeForm.base_fields["name"],
        EventForm.base_fields["title"],
        NewReportForm.base_fields["title"],
        EvidenceForm.base_fields["title"],
        VendorForm.base_fields["name"],
        RenameForm.base_fields["name"],
    ],
)
def test_title_is_kept_without_signs_that_nobody_sees(field):
    assert field.clean("How can we\u202e rest?\u2066") == "How can we rest?"
