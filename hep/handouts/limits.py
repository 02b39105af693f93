"""The limits of one rendering: time and memory that end it from outside, whatever it does."""

import signal
from pathlib import Path

# A handout takes less than a second to compute; a busy computer makes it wait for its turn.
WALL_SECONDS = 20
# The share of the wall time that may be spent computing: 8 seconds of 20.
CPU_SHARE = 0.4
# Added to what a warm process already maps; a fixed total killed processes with more libraries.
MEMORY_BYTES = 512 * 1024 * 1024
# How far a rendering nobody waits for yet stands back: a little, since somebody looks at its draft
# and will most likely want it. At 19 it hardly moves while anything else goes on.
GIVES_WAY = 2
# The names of the drawings of one job.
LONGEST_MESSAGE = 64 * 1024
# How a child ends that ran too long: by its alarm, by its processor time, or by being killed.
TIMEOUT_CODES = tuple(
    -getattr(signal, name).value
    for name in ("SIGALRM", "SIGXCPU", "SIGKILL")
    if hasattr(signal, name)
) or (-9,)


def set_limits(wall_seconds: int) -> None:
    """Limit this process for good: time from now, and memory beyond what it has mapped.

    The alarm keeps its default action, which ends the process without asking Python: drawing
    code that catches every exception cannot swallow it.
    """
    import resource

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(wall_seconds)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    processor = max(1, int(wall_seconds * CPU_SHARE))
    resource.setrlimit(resource.RLIMIT_CPU, (processor, processor + 1))
    memory = _mapped() + MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _mapped() -> int:
    """Bytes of address space this process has mapped."""
    import resource

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()
