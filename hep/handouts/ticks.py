"""The lines and marks behind one row of the tick grid, drawn as one SVG for speed.

A row is one table cell over all days: a cell for each day costs a third of the whole rendering.
"""

ROW_HEIGHT = 10.0
_INK = "#111"
# Columns of marks by how many there are: up to three stand one above the other.
_ACROSS = {1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2}
_RADIUS = 1.15
_GAP = 3.0


def ticks(days: int, day_width: float, marks: int) -> str:
    """An SVG of `days` columns of `day_width` mm, a heavier line after each seventh.

    Each column holds `marks` small circles. Lines and circles have only a stroke.
    """
    width = round(days * day_width, 2)
    lines = "".join(f"M{_at(n * day_width)} 0V{ROW_HEIGHT:g}" for n in range(days + 1))
    weeks = "".join(f"M{_at(n * day_width)} 0V{ROW_HEIGHT:g}" for n in range(7, days, 7))
    circles = "".join(
        _circle((n + 0.5) * day_width + x, ROW_HEIGHT / 2 + y)
        for n in range(days)
        for x, y in _places(marks)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {ROW_HEIGHT:g}" '
        f'preserveAspectRatio="none"><g fill="none" stroke="{_INK}">'
        f'<path stroke-width=".2" d="{lines}{circles}"/>'
        f'<path stroke-width=".6" d="{weeks}"/></g></svg>'
    )


def _at(number: float) -> str:
    return f"{round(number, 2):g}"


def _circle(x: float, y: float) -> str:
    r = _RADIUS
    return f"M{_at(x - r)} {_at(y)}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0"


def _places(marks: int) -> list[tuple[float, float]]:
    """Where the marks stand round the middle of their box, row by row, in mm."""
    if not marks:
        return []
    across = _ACROSS[marks]
    down = -(-marks // across)
    return [
        ((n % across - (across - 1) / 2) * _GAP, (n // across - (down - 1) / 2) * _GAP)
        for n in range(marks)
    ]
