"""The drawing engine in a process of its own, so that the server needs none of its libraries.

They are the `figures` extra of the package, which `make drawing` installs. The process is ended
after a time, whatever it does, and one drawing is made at a time: the others are told to wait.
"""

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

NEEDED = ("numpy", "numba", "scipy", "contourpy")
# A drawing takes some seconds; the first one after installing compiles the engine.
SECONDS = 90
_PROGRAM = (sys.executable, "-m", "hep.drawing.apart", str(SECONDS))
_ROOT = str(Path(__file__).resolve().parents[1])
_turn = threading.Lock()


class NotDrawn(Exception):
    """Nothing was drawn; the message is a sentence for the clinician."""


class EngineMissing(NotDrawn):
    """What drawing needs is not installed."""


class EngineBusy(NotDrawn):
    """Another drawing is being made."""


@dataclass(frozen=True)
class Made:
    """A finished drawing without words. `width` and `height` are millimetres on paper.

    `findings` are what the checks found wrong with it and the pose does not excuse.
    """

    svg: str
    width: float
    height: float
    close_up: bool
    findings: tuple[str, ...]


def installed() -> bool:
    """Whether this computer can draw; nothing is loaded to find out."""
    return all(find_spec(name) is not None for name in NEEDED)


def draw(text: str) -> Made:
    """The drawing of a pose text; one that was just made is given again. Raises NotDrawn."""
    if not installed():
        raise EngineMissing("What drawing needs is not installed on this computer.")
    return _drawn(text)


@lru_cache(maxsize=32)
def _drawn(text: str) -> Made:
    if not _turn.acquire(blocking=False):
        raise EngineBusy("Another drawing is being made. Press Draw again in a moment.")
    try:
        return _made(_reply(text))
    finally:
        _turn.release()


def _made(reply: bytes) -> Made:
    said = json.loads(reply)
    if said.get("error"):
        raise NotDrawn(said["error"])
    return Made(**{**said, "findings": tuple(said["findings"])})


def _reply(text: str) -> bytes:
    """What the process says. Raises NotDrawn when it took too long or broke down."""
    try:
        done = subprocess.run(  # noqa: S603
            _PROGRAM,
            input=text.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            env=_environment(),
        )
    except subprocess.TimeoutExpired:
        raise NotDrawn(f"It was stopped: nothing was drawn within {SECONDS} seconds.") from None
    if done.returncode or not done.stdout:
        raise NotDrawn("The drawing engine broke down at this pose. Change it and draw again.")
    return done.stdout


def _environment() -> dict[str, str]:
    """The environment without the product's own settings: the engine needs no secret key."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HEP_")}
    path = os.pathsep.join(filter(None, (_ROOT, kept.get("PYTHONPATH", ""))))
    return {**kept, "PYTHONPATH": path}
