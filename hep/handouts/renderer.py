"""The renderer's process as the server sees it: started once, handed jobs, replaced if it ends.

On Linux one process stands ready with everything loaded and forks a child for each job. The
child ends by limits of its own, so nothing a page holds can hold up the server or a later job.
Elsewhere, where a fork of loaded libraries is not to be trusted, each job starts a new process.
"""

import atexit
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hep.handouts.limits import LONGEST_MESSAGE, TIMEOUT_CODES, WALL_SECONDS

FORKS = sys.platform.startswith("linux")
# Starting up takes a second or two on a slow machine and is no fault of the job.
_PATIENCE = WALL_SECONDS + 20
_AT_ONCE = max(4, 2 * (os.cpu_count() or 1))
_PROGRAM = (sys.executable, "-m", "hep.handouts.renderer_process")
_ROOT = str(Path(__file__).resolve().parents[2])


@dataclass(frozen=True)
class Reply:
    """What came back: the bytes, and the exit code of the child, negative for a signal."""

    data: bytes
    exit_code: int

    @property
    def timed_out(self) -> bool:
        """Whether the child was ended by its limits on time."""
        return self.exit_code in TIMEOUT_CODES

    @property
    def complete(self) -> bool:
        """Whether the child said all it had to say."""
        return self.exit_code == 0 and bool(self.data)


class Renderer:
    """The process that stands ready. Safe to use from many threads."""

    def __init__(self, seconds: int = WALL_SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._turns = threading.BoundedSemaphore(_AT_ONCE)
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def start(self) -> None:
        """Start the process unless it runs. Returns before it is ready; jobs wait for it."""
        if FORKS:
            with self._lock:
                self._started()

    def run(self, job: bytes, drawings: Iterable[str] = ()) -> Reply:
        """Hand over one job and wait for its reply, at most 40 seconds.

        `drawings` names the committed drawings it shows, `pose-side`: they are quick next time.
        """
        message = "\n".join(drawings).encode()[:LONGEST_MESSAGE]
        with self._turns:
            if not FORKS:
                return _run_once(job)
            ours, theirs = socket.socketpair()
            status, status_end = os.pipe()
            try:
                self._send(message, theirs.fileno(), status_end)
            finally:
                theirs.close()
                os.close(status_end)
            with ours, os.fdopen(status, "rb") as exit_code:
                return _exchange(ours, exit_code.fileno(), job)

    def stop(self) -> None:
        """End the process; it ends by itself when its control socket closes."""
        with self._lock:
            if self._control is not None:
                self._control.close()
            if self._process is not None:
                self._process.wait()
            self._control = self._process = None

    def _send(self, names: bytes, job: int, status: int) -> None:
        """Pass both ends to the process, starting it anew when it is gone."""
        with self._lock:
            try:
                socket.send_fds(self._started(), [names or b"\n"], [job, status])
            except OSError:
                self._forget()
                socket.send_fds(self._started(), [names or b"\n"], [job, status])

    def _started(self) -> socket.socket:
        if self._process is not None and self._process.poll() is not None:
            self._forget()
        if self._control is None:
            # Each message arrives whole, with the descriptors that were sent along.
            ours, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
            with theirs:
                self._process = subprocess.Popen(  # noqa: S603
                    (*_PROGRAM, str(theirs.fileno()), str(self._seconds)),
                    pass_fds=(theirs.fileno(),),
                    stdin=subprocess.DEVNULL,
                    env=_environment(),
                )
            self._control = ours
            atexit.register(self.stop)
        return self._control

    def _forget(self) -> None:
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            self._process.wait()
        self._control = self._process = None


def _exchange(job_socket: socket.socket, status: int, job: bytes) -> Reply:
    """Send the job, read the reply to its end, then the exit code the minder left."""
    job_socket.settimeout(_PATIENCE)
    try:
        job_socket.sendall(job)
        job_socket.shutdown(socket.SHUT_WR)
        data = b"".join(iter(lambda: job_socket.recv(1 << 20), b""))
    except TimeoutError:
        return Reply(b"", TIMEOUT_CODES[0])
    except OSError:
        data = b""
    said = os.read(status, 16)
    return Reply(data, int(said) if said else 1)


def _run_once(job: bytes) -> Reply:
    """One job in a process of its own, for systems without a fork to rely on."""
    try:
        done = subprocess.run(  # noqa: S603
            _PROGRAM, input=job, capture_output=True, timeout=_PATIENCE, env=_environment()
        )
    except subprocess.TimeoutExpired:
        return Reply(b"", TIMEOUT_CODES[0])
    return Reply(done.stdout, done.returncode)


def _environment() -> dict[str, str]:
    """The environment without the product's own settings: the renderer needs no secret key."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HEP_")}
    path = os.pathsep.join(filter(None, (_ROOT, kept.get("PYTHONPATH", ""))))
    return {**kept, "PYTHONPATH": path}
