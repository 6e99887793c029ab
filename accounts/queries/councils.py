"""Which council of the register a written name means."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from accounts.enums import CouncilType
from accounts.models import Organisation
from accounts.register.names import place, place_without_river, plain, without_remark

AUTHORITIES = (CouncilType.COMBINED, CouncilType.STRATEGIC)


def resolve_council(text: str) -> Organisation | None:
    """The one council this name can mean, or None. Reads all councils: for many names, see below."""
    return council_resolver()(text)


def council_resolver() -> Callable[[str], Organisation | None]:
    """`resolve_council` for many names with one query."""
    return _CouncilNames(Organisation.objects.councils()).resolve


class _CouncilNames:
    """Official names first, those of closed councils next; then what people call a council that exists.

    A place alone never means a combined authority: it is more often the area.
    """

    def __init__(self, councils: Iterable[Organisation]) -> None:
        self.official: dict[str, list[Organisation]] = defaultdict(list)
        self.closed: dict[str, list[Organisation]] = defaultdict(list)
        self.places: dict[str, set[Organisation]] = defaultdict(set)
        for council in councils:
            self._add(council)

    def _add(self, council: Organisation) -> None:
        if council.ended_on:
            self.closed[plain(council.name)].append(council)
            return
        self.official[plain(council.name)].append(council)
        if council.council_type not in AUTHORITIES:
            for name in (place(council.name), place_without_river(council.name)):
                self.places[name].add(council)

    def resolve(self, text: str) -> Organisation | None:
        name = without_remark(text)
        for known in (self.official, self.closed):
            if found := known.get(plain(name)):
                return _the_only(found)
        return _the_only(self._called(name))

    def _called(self, name: str) -> list[Organisation]:
        fitting = [c for c in self.places.get(place(name), ()) if _kind_fits(name, c)]
        if fitting or not plain(name).startswith("london "):
            return fitting
        in_london = self.places.get(place(plain(name).removeprefix("london ")), ())
        return [c for c in in_london if c.council_type == CouncilType.LONDON]


def _the_only(found: list[Organisation]) -> Organisation | None:
    return found[0] if len(found) == 1 else None


def _kind_fits(name: str, council: Organisation) -> bool:
    """ "Dorset County Council" is gone; Dorset Council is not what it means."""
    words, official = plain(name).split(), plain(council.name).split()
    kinds = {
        "county": council.council_type == CouncilType.COUNTY,
        "metropolitan": council.council_type == CouncilType.METROPOLITAN,
        "district": council.council_type == CouncilType.DISTRICT,
        "london": council.council_type == CouncilType.LONDON,
        "borough": council.council_type not in (CouncilType.COUNTY, CouncilType.CITY),
        "city": False,
    }
    return all(fits or word in official for word, fits in kinds.items() if word in words)
