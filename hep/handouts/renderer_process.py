"""The renderer's own process: loads everything once, then forks a limited child for each job.

Started by `hep.handouts.renderer` with the number of its control socket and the seconds a job
may take. Over the socket each job arrives as two file descriptors: a socket for the job and its
reply, a pipe for the exit code; the message names the drawings of the job, one a line. Those are
recorded here while nothing else is to be done, so that later children need not. Without
arguments it does one job from standard input to standard output.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Iterable

from hep import figures
from hep.handouts.limits import LONGEST_MESSAGE, set_limits
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
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    lessons = Lessons(typesetter)
    while True:
        while lessons.waiting and not select.select([control], [], [], 0)[0]:
            lessons.take()
        names, descriptors, _, _ = socket.recv_fds(control, LONGEST_MESSAGE, 2)
        if not descriptors:
            return
        job, status = descriptors
        lessons.add(names.decode().split())
        if os.fork() == 0:
            control.close()
            _mind(job, status, seconds, typesetter)
        os.close(job)
        os.close(status)


def _mind(job: int, status: int, seconds: int, typesetter: Typesetter) -> None:
    """Let a child do the job, wait for its end and say how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    child = os.fork()
    if child == 0:
        os.close(status)
        _work(job, seconds, typesetter)
    os.close(job)
    _, ended = os.waitpid(child, 0)
    os.write(status, str(os.waitstatus_to_exitcode(ended)).encode())
    os._exit(0)


def _work(job: int, seconds: int, typesetter: Typesetter) -> None:
    """Do the job within the limits and leave without the exit handlers of the parent."""
    code = 1
    try:
        set_limits(seconds)
        gc.disable()
        with socket.socket(fileno=job) as connection:
            request = b"".join(iter(lambda: connection.recv(1 << 20), b""))
            connection.sendall(answer(request, typesetter))
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
