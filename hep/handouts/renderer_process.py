"""The renderer's own process: loads everything once, then forks a limited child for each job.

Started by `hep.handouts.renderer` with the number of its control socket and the seconds a job
may take. Over the socket each job arrives as two file descriptors: a socket for the job and its
reply, a pipe for the exit code; the message names the drawings of the job, one a line. Those are
recorded here while nothing else is to be done, so that later children need not. Without
arguments it does one job from standard input to standard output.
"""

import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Iterable

from hep import figures
from hep.handouts import shortcuts
from hep.handouts.heights import Heights
from hep.handouts.limits import GIVES_WAY, LONGEST_MESSAGE, set_limits
from hep.handouts.typesetting import Refused, Typesetter


class Lessons:
    """The committed drawings that were asked for and are to be recorded, each once.

    Only these are drawn in this process: whatever else a job brings is drawn by its child.
    """

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter
        self._taken: set[str] = set()
        self.waiting: list[str] = []

    def add(self, names: Iterable[str]) -> None:
        """Note the drawings of a job, named by pose and side."""
        new = dict.fromkeys(names).keys() - self._taken
        self._taken |= new
        self.waiting += sorted(new)

    def take(self) -> None:
        """Record one that waits."""
        pose, _, side = self.waiting.pop().rpartition("-")
        drawing = figures.drawing(pose, side)
        if drawing is not None:
            self._typesetter.learn(drawing.svg)


def serve(control: socket.socket, seconds: int, typesetter: Typesetter) -> None:
    """Take jobs until the server closes its end."""
    lessons = Lessons(typesetter)
    children = Children(typesetter.heights)
    while True:
        waits = 0 if lessons.waiting else None
        ready = select.select([control.fileno(), *children.ended], [], [], waits)[0]
        children.tell(ready)
        if control.fileno() not in ready:
            if not ready:
                lessons.take()
            continue
        names, descriptors, _, _ = socket.recv_fds(control, LONGEST_MESSAGE, 2)
        if not descriptors:
            return
        job, status = descriptors
        lessons.add(names.decode().split())
        heard, telling = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(status)
            control.close()
            _work(job, telling, seconds, typesetter)
        os.close(job)
        os.close(telling)
        children.add(child, status, heard)


class Children:
    """The children at work: for each a descriptor that is ready when it has ended."""

    def __init__(self, heights: Heights) -> None:
        self._heights = heights
        self.ended: dict[int, tuple[int, int, int]] = {}

    def add(self, child: int, status: int, heard: int) -> None:
        """Mind a child: `status` wants its exit code, `heard` has what it measured."""
        os.set_blocking(heard, False)
        self.ended[os.pidfd_open(child)] = (child, status, heard)

    def tell(self, ready: Iterable[int]) -> None:
        """Write the exit codes of those that ended, negative for a signal."""
        for one in self.ended.keys() & set(ready):
            child, status, heard = self.ended.pop(one)
            os.close(one)
            with contextlib.suppress(BlockingIOError), os.fdopen(heard, "rb") as told:
                self._heights.hear(told.read(LONGEST_MESSAGE) or b"")
            _, how = os.waitpid(child, 0)
            with contextlib.suppress(BrokenPipeError), os.fdopen(status, "wb") as pipe:
                pipe.write(str(os.waitstatus_to_exitcode(how)).encode())


def _work(job: int, telling: int, seconds: int, typesetter: Typesetter) -> None:
    """Do the job within the limits and leave without the exit handlers of the parent."""
    code = 1
    try:
        set_limits(seconds)
        gc.disable()
        with socket.socket(fileno=job) as connection:
            request = b"".join(iter(lambda: connection.recv(1 << 20), b""))
            connection.sendall(answer(request, typesetter))
        os.write(telling, typesetter.heights.told())
        code = 0
    finally:
        os._exit(code)


def answer(request: bytes, typesetter: Typesetter) -> bytes:
    """The reply to one job: a line of JSON, then the PDF. Errors are named by their kind only.

    A message could quote what a patient is called, and it would end in a log.
    """
    said = {"error": "", "refused": False, "pages": 0, "warnings": []}
    pdf = b""
    try:
        asked = json.loads(request)
        if asked.get("later") and hasattr(os, "nice"):
            os.nice(GIVES_WAY)
        made = typesetter.typeset(asked["html"], asked["assets"])
        pdf, said["pages"], said["warnings"] = made.pdf, made.pages, list(made.warnings)
    except Refused as refused:
        said |= {"error": str(refused), "refused": True}
    except Exception as error:
        said["error"] = f"{type(error).__name__} in {_place(error)}"
    return json.dumps(said).encode() + b"\n" + pdf


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else "nowhere"


def main(arguments: list[str]) -> None:
    """Serve a control socket, or do one job between standard input and output."""
    # An interrupt at the terminal reaches this process too; the server's end is what ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    shortcuts.take()
    typesetter = Typesetter()
    if not arguments:
        sys.stdout.buffer.write(answer(sys.stdin.buffer.read(), typesetter))
        return
    typesetter.warm()
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=int(arguments[0])) as control:
        serve(control, int(arguments[1]), typesetter)


if __name__ == "__main__":
    main(sys.argv[1:])
