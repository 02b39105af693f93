"""Seconds and size per figure, on grids of 2 and 3 mm.

Run `python bench/figures.py [POSE ...]`; without poses a dozen of them, from simple to crowded.
The first figure of each grid is drawn once before, so that compiling does not count.
"""

import sys
import time
from statistics import mean

from hep import figures
from hep.drawing import draw

GRIDS = (0.002, 0.003)
POSES = (
    "hook-lying",
    "double-knee-to-chest",
    "single-knee-to-chest",
    "supine-figure-4-pull",
    "knees-to-side",
    "bridge",
    "seated-figure-4",
    "modified-pigeon-table",
    "calf-stretch-wall",
    "hands-and-knees",
    "side-lying",
    "half-kneel-hip-flexor",
)


def measure(slug: str, grid: float) -> tuple[float, float]:
    """Seconds and kilobytes of one figure."""
    start = time.perf_counter()
    svg = draw(figures.pose(slug), grid).svg
    return time.perf_counter() - start, len(svg) / 1024


def main(slugs: list[str]) -> None:
    """Print one line per grid."""
    for grid in GRIDS:
        draw(figures.pose(slugs[0]), grid)
        rows = [measure(slug, grid) for slug in slugs]
        seconds, sizes = [row[0] for row in rows], [row[1] for row in rows]
        print(
            f"{grid * 1000:.0f} mm: {mean(seconds):.2f} s a figure "
            f"({min(seconds):.2f} to {max(seconds):.2f}), "
            f"{mean(sizes):.1f} KB (largest {max(sizes):.1f})"
        )


if __name__ == "__main__":
    main(sys.argv[1:] or list(POSES))
