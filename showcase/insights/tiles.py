"""England as nine tiles, one for each region, laid out by hand; sizes and borders are not to scale."""

from dataclasses import dataclass
from math import ceil
from textwrap import wrap

from accounts.enums import CouncilType, Region
from showcase.insights.figure import Figure, Row

# Column and row of each region, north at the top.
PLACES = {
    Region.NORTH_EAST: (1, 0),
    Region.NORTH_WEST: (0, 1),
    Region.YORKSHIRE: (1, 1),
    Region.WEST_MIDLANDS: (0, 2),
    Region.EAST_MIDLANDS: (1, 2),
    Region.EAST: (2, 2),
    Region.SOUTH_WEST: (0, 3),
    Region.SOUTH_EAST: (1, 3),
    Region.LONDON: (2, 3),
}
LETTERS = {
    CouncilType.COUNTY: "C",
    CouncilType.DISTRICT: "D",
    CouncilType.UNITARY: "U",
    CouncilType.METROPOLITAN: "M",
    CouncilType.LONDON: "L",
    CouncilType.CITY: "Y",
    CouncilType.COMBINED: "A",
    CouncilType.STRATEGIC: "S",
}
ACROSS, HEIGHT, LEVELS, TALLEST, FOOT = 3, 180, 4, 44, 26
LONGEST_LINE = 11  # characters that fit a tile on a telephone


@dataclass(frozen=True)
class TypeColumn:
    """`middle` in per cent of the tile's width; `top` and `height` in pixels of the tile."""

    letter: str
    statements: int
    middle: float
    top: int
    height: int


@dataclass(frozen=True)
class Tile:
    """`names` are the lines of the region's name, each with its base."""

    region: str
    names: list[tuple[str, int]]
    number_at: int
    left: float
    top: int
    level: int
    statements: int
    types: list[TypeColumn]


@dataclass(frozen=True)
class TileMap:
    tiles: list[Tile]
    key: list[tuple[str, str]]
    width: float = round(100 / ACROSS, 2)
    height: int = HEIGHT * 4
    letters: int = HEIGHT - 10


def map_of(figure: Figure) -> TileMap:
    """Shade by the statements of the region; columns by type of council, all to one scale."""
    found = {region: _types_in(figure.rows, region) for region in PLACES}
    most = max((sum(types.values()) for types in found.values()), default=0)
    tallest = max((n for types in found.values() for n in types.values()), default=0)
    tiles = [_tile(region, found[region], most, tallest) for region in PLACES]
    used = {type_ for types in found.values() for type_ in types}
    return TileMap(
        tiles, [(LETTERS[type_], str(type_.label)) for type_ in LETTERS if type_ in used]
    )


def _types_in(rows: list[Row], region: Region) -> dict[CouncilType, int]:
    by_label = {str(type_.label): type_ for type_ in CouncilType}
    of_region = [row for row in rows if row.names[0] == str(region.label)]
    return {by_label[row.names[1]]: int(row.values[0] or 0) for row in of_region}


def _tile(region: Region, types: dict[CouncilType, int], most: int, tallest: int) -> Tile:
    column, row = PLACES[region]
    number, lines = sum(types.values()), wrap(str(region.label), LONGEST_LINE)
    return Tile(
        region=str(region.label),
        names=[(line, 24 + n * 18) for n, line in enumerate(lines)],
        number_at=38 + len(lines) * 18,
        left=round(column * 100 / ACROSS, 2),
        top=row * HEIGHT,
        level=ceil(LEVELS * number / most) if most else 0,
        statements=number,
        types=[
            _column(LETTERS[type_], statements, place, len(types), tallest)
            for place, (type_, statements) in enumerate(types.items())
        ],
    )


def _column(letter: str, statements: int, place: int, many: int, tallest: int) -> TypeColumn:
    height = max(round(TALLEST * statements / tallest), 2)
    middle = round(100 * (place + 0.5) / many, 1)
    return TypeColumn(letter, statements, middle, HEIGHT - FOOT - height, height)
