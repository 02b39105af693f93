"""Machines that are only pretended: every outside program on them is a fake."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = ["awk", "basename", "bash", "cat", "cmp", "cp", "dirname", "env", "grep", "paste", "sh"]

# Like the real one, it fails when a name is unknown, and still lists the names it knows.
DPKG_QUERY = """
status=0
for name in "${@:4}"; do
  if grep -qxF "$name" "$MACHINE/removed"; then echo "$name config-files"
  elif grep -qxF "$name" "$MACHINE/installed"; then echo "$name installed"
  else status=1; fi
done
exit $status
"""
APT_GET = """
echo "apt-get $*" >>"$MACHINE/log"
cat >>"$MACHINE/log"
[ "$1" = install ] || exit 0
printf '%s\\n' "${@:4}" >>"$MACHINE/installed"
"""


class Machine:
    """A machine whose PATH holds a few harmless real tools and the fakes that a test adds."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.bin = home / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool) or pytest.fail(f"{tool} is missing"))
        for name in ["installed", "removed", "log"]:
            (home / name).touch()
        self.has("python3", f'exec {sys.executable} "$@"')
        self.has("uname", "echo Linux")
        self.has("id", "echo 0")

    def has(self, program: str, script: str = "exit 0") -> None:
        path = self.bin / program
        path.unlink(missing_ok=True)
        path.write_text(f"#!{shutil.which('bash')}\n{script}\n")
        path.chmod(0o755)

    def holds(self, packages: str) -> None:
        (self.home / "installed").write_text("\n".join(packages.split()) + "\n")

    def lines(self, name: str) -> list[str]:
        return (self.home / name).read_text().splitlines()

    def run(self, *command: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.bin), "MACHINE": str(self.home), **variables}
        environment.setdefault("OS_RELEASE", str(self.home / "os-release"))
        return subprocess.run(
            command,
            env=environment,
            input="an answer that nobody may wait for\n",
            capture_output=True,
            text=True,
            timeout=60,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def debian(machine) -> Machine:
    """Debian with a Python that brings ensurepip, signed in as root, no package installed."""
    machine.has("dpkg-query", DPKG_QUERY)
    machine.has("apt-get", APT_GET)
    (machine.home / "os-release").write_text('NAME="Debian GNU/Linux"\nID=debian\n')
    return machine
