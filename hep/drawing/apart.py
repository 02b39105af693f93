"""One drawing in a process of its own: a pose text comes in, the drawing and its faults go out.

Started by `hep.engine` with the seconds it may take.
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from hep.drawing.checks import check, open_findings
from hep.drawing.figure import draw
from hep.figures.own_poses import own_pose

MEMORY_BYTES = 2 * 1024**3
"""Added to what the libraries have mapped; a drawing takes a tenth of it."""


def answer(text: str) -> dict[str, Any]:
    """The drawing, its size and open findings; or `error`, a sentence that says why there is none.

    What the engine is asked for by name, and does not know, it only finds out while it draws.
    """
    try:
        pose = own_pose(text)
        made = draw(pose)
        findings = open_findings(pose, check(pose).findings)
    except MemoryError:
        return {"error": "This cannot be drawn: something in it is far too large."}
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        said = str(error.args[0]) if error.args else type(error).__name__
        return {"error": f"This cannot be drawn: {said}."}
    close_up = bool(pose.camera.close_up)
    size = {"width": made.width, "height": made.height}
    return {"svg": made.svg, **size, "close_up": close_up, "findings": findings}


def set_limits(seconds: int) -> None:
    """Limit this process for good, and let it give way to the server."""
    if os.name == "nt":
        return
    import resource

    os.nice(5)
    signal.alarm(seconds)
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        memory = pages * resource.getpagesize() + MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def main(arguments: list[str]) -> None:
    """Draw what stands on standard input."""
    set_limits(int(arguments[0]))
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read().decode())))


if __name__ == "__main__":
    main(sys.argv[1:])
