"""The lines and the marks behind one row of the tick grid, each drawn as one SVG for speed.

A row is one table cell over all days: a cell for each day costs a third of the whole rendering.
The lines stretch with the row, the marks do not.
"""

ROW_HEIGHT = 10.0
_INK = "#111"
# Columns of marks by how many there are: up to three stand one above the other.
_ACROSS = {1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2}
_RADIUS = 1.0
_GAP = 2.6


def ticks(days: int) -> str:
    """The lines between `days` columns, a heavier one after each seventh, stretched to any row."""
    lines = "".join(f"M{n * 10} 0V10" for n in range(days + 1))
    weeks = "".join(f"M{n * 10} 0V10" for n in range(7, days, 7))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {days * 10} 10" '
        f'preserveAspectRatio="none"><g fill="none" stroke="{_INK}">'
        f'<path stroke-width=".33" d="{lines}"/><path stroke-width="1" d="{weeks}"/></g></svg>'
    )


def marks(days: int, day_width: float, count: int) -> str:
    """`count` small open circles in each of `days` columns of `day_width` mm."""
    circles = "".join(
        _circle((n + 0.5) * day_width + x, ROW_HEIGHT / 2 + y)
        for n in range(days)
        for x, y in _places(count)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {days * day_width:g} {ROW_HEIGHT:g}">'
        f'<path fill="none" stroke="{_INK}" stroke-width=".2" d="{circles}"/></svg>'
    )


def _at(number: float) -> str:
    return f"{round(number, 2):g}"


def _circle(x: float, y: float) -> str:
    r = _RADIUS
    return f"M{_at(x - r)} {_at(y)}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0"


def _places(count: int) -> list[tuple[float, float]]:
    """Where the marks stand round the middle of their box, row by row, in mm."""
    across = _ACROSS[count]
    down = -(-count // across)
    return [
        ((n % across - (across - 1) / 2) * _GAP, (n // across - (down - 1) / 2) * _GAP)
        for n in range(count)
    ]
