from typing import Any

from accounts.models import Organisation
from showcase.api.interface.view import OpenList, OpenRecord
from showcase.open_data.records.councils import CouncilRecord
from showcase.queries.open_data.challenges import open_councils


class OfCouncils:
    noun = "councils"
    serializer_class = CouncilRecord
    queryset = Organisation.objects.none()

    def get_queryset(self) -> Any:
        return open_councils()


class Councils(OfCouncils, OpenList):
    """Councils that published challenges name. Who would rather not be named is not among them."""

    summary = "Councils"
    ordered_by = "slug"


class OneCouncil(OfCouncils, OpenRecord):
    """One council."""

    summary = "One council"
