"""Where the statements that anybody can read come from."""

from django.db.models import Count

from accounts.enums import CouncilType, Region
from showcase.insights.figure import Column, Figure, Row
from showcase.queries.insights.statements import public_statements

# Region and type of council → statements, councils.
Places = dict[tuple[str, str], tuple[int, int]]


def places() -> Places:
    """Statements of no council of the register stand at no place: one query."""
    placed = public_statements().filter(council__isnull=False)
    counted = placed.values_list("council__region", "council__council_type").annotate(
        statements=Count("pk"), councils=Count("council", distinct=True)
    )
    return {(region, type_): (many, of) for region, type_, many, of in counted}


def map_figure(counted: Places) -> Figure:
    """Of the statements that are not public the map says nothing: one place is often one council."""
    return Figure(
        name="map",
        title="Where the statements come from",
        drawing="map",
        dimensions=(Column("region", "Region"), Column("council_type", "Type of council")),
        columns=(Column("statements", "Statements to read"), Column("councils", "Councils")),
        rows=[
            Row((str(region.label), str(type_.label)), counted[region, type_])
            for region in Region
            for type_ in CouncilType
            if (region, type_) in counted
        ],
        note="Only statements that everybody can read are on the map.",
        records=("statements",),
    )
