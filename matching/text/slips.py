"""How far apart two spellings are."""


def slips(one: str, other: str) -> int:
    """Letters put in, left out, mistaken, or two neighbours swapped, to make one out of the other.

    The "optimal string alignment" distance: no letter is touched twice.
    """
    rows = [list(range(len(other) + 1))]
    for left, letter in enumerate(one, start=1):
        row = [left]
        for right, theirs in enumerate(other, start=1):
            replaced = rows[-1][right - 1] + (letter != theirs)
            ways = [rows[-1][right] + 1, row[-1] + 1, replaced]
            if one[left - 2 : left] == theirs + other[right - 2 : right - 1] and left > 1 < right:
                ways.append(rows[-2][right - 2] + 1)
            row.append(min(ways))
        rows.append(row)
    return rows[-1][-1]
