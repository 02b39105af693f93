"""What a machine is missing, who installs it, and what is said when nobody can."""

import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "setup" / "system_packages.sh"
RUN_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core"
APT_INSTALL = "apt-get install --yes --no-install-recommends"
SUDO = 'echo "sudo $1 $2" >>"$MACHINE/log"; exec "$@"'


def system_packages(machine, *arguments: str, **variables: str):
    return machine.run(SCRIPT, *arguments, **variables)


class TestDebian:
    def test_bare_machine_is_told_the_exact_apt_line(self, debian) -> None:
        printed = system_packages(debian, "run", "--print-missing")
        assert (printed.returncode, printed.stdout) == (0, f"{APT_INSTALL} {RUN_PACKAGES}\n")
        assert debian.lines("log") == []

    def test_python_without_ensurepip_needs_its_venv_package(self, debian) -> None:
        debian.holds(RUN_PACKAGES)
        script = f'[[ "$*" != *ensurepip* ]] && exec {sys.executable} "$@"'
        for python in ["python3", "python3.12"]:
            debian.has(python, script)
            printed = system_packages(debian, "run", "--print-missing", PYTHON=python)
            assert printed.stdout == f"{APT_INSTALL} {python}-venv\n"

    def test_complete_machine_calls_neither_apt_nor_sudo(self, debian) -> None:
        debian.holds(RUN_PACKAGES)
        debian.has("id", "echo 1000")
        debian.has("sudo", SUDO)
        result = system_packages(debian, "run")
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
        assert debian.lines("log") == []

    def test_removed_package_with_its_settings_left_is_missing(self, debian) -> None:
        debian.holds(RUN_PACKAGES)
        (debian.home / "removed").write_text("fonts-noto-core\n")
        printed = system_packages(debian, "run", "--print-missing")
        assert printed.stdout == f"{APT_INSTALL} fonts-noto-core\n"

    def test_root_installs_what_is_missing_once(self, debian) -> None:
        assert system_packages(debian, "run").returncode == 0
        calls = ["apt-get update --quiet", f"{APT_INSTALL} {RUN_PACKAGES}"]
        assert debian.lines("log") == calls
        assert system_packages(debian, "run").returncode == 0
        assert debian.lines("log") == calls

    def test_others_install_through_sudo_with_one_password(self, debian) -> None:
        debian.has("id", "echo 1000")
        debian.has("sudo", SUDO)
        assert system_packages(debian, "run").returncode == 0
        assert debian.lines("log") == [
            "sudo env DEBIAN_FRONTEND=noninteractive",
            "apt-get update --quiet",
            f"{APT_INSTALL} {RUN_PACKAGES}",
        ]

    def test_no_sudo_is_one_sentence_with_the_command(self, debian) -> None:
        debian.has("id", "echo 1000")
        result = system_packages(debian, "run")
        assert result.returncode == 1
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        assert result.stderr.endswith(f": apt-get update && {APT_INSTALL} {RUN_PACKAGES}\n")
        assert debian.lines("log") == []

    def test_failing_update_does_not_stop_the_installation(self, debian) -> None:
        (debian.bin / "apt-get").rename(debian.bin / "online-apt-get")
        debian.has("apt-get", '[ "$1" != update ] && exec online-apt-get "$@"')
        assert system_packages(debian, "run").returncode == 0
        assert debian.lines("installed") == RUN_PACKAGES.split()

    def test_failing_installation_names_the_command(self, debian) -> None:
        debian.has("apt-get", "exit 100")
        result = system_packages(debian, "run")
        assert result.returncode == 1
        assert f"{APT_INSTALL} {RUN_PACKAGES}\n" in result.stderr

    def test_tests_need_chromium_poppler_and_qpdf(self, debian) -> None:
        debian.holds(RUN_PACKAGES)
        printed = system_packages(debian, "test", "--print-missing")
        assert printed.stdout == f"{APT_INSTALL} poppler-utils qpdf libatomic1 chromium npm\n"

    def test_any_browser_that_starts_and_any_npm_will_do(self, debian) -> None:
        debian.holds(f"{RUN_PACKAGES} poppler-utils qpdf libatomic1")
        debian.has("google-chrome")
        debian.has("npm")
        assert system_packages(debian, "test").returncode == 0
        assert debian.lines("log") == []

    def test_browser_that_still_does_not_start_is_told(self, debian) -> None:
        result = system_packages(debian, "test")
        assert result.returncode == 1
        assert "chromium" in debian.lines("installed")
        assert "HEP_TEST_BROWSER" in result.stderr


class TestUbuntu:
    @pytest.fixture
    def ubuntu(self, debian):
        (debian.home / "os-release").write_text('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n')
        debian.holds(f"{RUN_PACKAGES} poppler-utils qpdf libatomic1")
        debian.has("npm")
        return debian

    def test_browser_that_is_only_a_stub_is_told_in_one_sentence(self, ubuntu) -> None:
        ubuntu.has("chromium-browser", "echo Please install the chromium snap; exit 1")
        result = system_packages(ubuntu, "test")
        assert result.returncode == 1
        assert result.stderr.count("\n") == 1
        assert "install Google Chrome" in result.stderr
        assert ubuntu.lines("log") == []

    def test_running_needs_no_browser(self, ubuntu) -> None:
        assert system_packages(ubuntu, "run").returncode == 0


class TestOtherSystems:
    def test_macos_prints_the_brew_line(self, machine, tmp_path: Path) -> None:
        machine.has("uname", "echo Darwin")
        result = system_packages(machine, "run", HOMEBREW_PREFIX=str(tmp_path))
        assert result.returncode == 1
        assert result.stderr.endswith(": brew install pango\n")
        result = system_packages(machine, "test", HOMEBREW_PREFIX=str(tmp_path))
        assert result.stderr.endswith(": brew install pango poppler qpdf google-chrome node\n")

    def test_macos_with_pango_is_complete(self, machine, tmp_path: Path) -> None:
        machine.has("uname", "echo Darwin")
        (tmp_path / "lib").mkdir()
        (tmp_path / "lib" / "libpangoft2-1.0.0.dylib").touch()
        assert system_packages(machine, "run", HOMEBREW_PREFIX=str(tmp_path)).returncode == 0

    @pytest.mark.parametrize(("libraries", "exit_code"), [("exit 1", 1), ("exit 0", 0)])
    def test_unknown_system_is_told_what_to_install(
        self, machine, libraries: str, exit_code: int
    ) -> None:
        machine.has("python3", f'[[ "$*" != *ctypes* ]] || {libraries}\nexec {sys.executable} "$@"')
        result = system_packages(machine, "run")
        assert result.returncode == exit_code
        assert ("Pango" in result.stderr) == bool(exit_code)

    @pytest.mark.parametrize(("version", "exit_code"), [((3, 10), 1), ((3, 11), 0), ((3, 14), 0)])
    def test_old_python_is_one_sentence(self, debian, version, exit_code: int) -> None:
        pretend = f"import sys; sys.version_info = {version}"
        debian.has("python3", f'exec {sys.executable} -c "{pretend}\n$2"')
        result = system_packages(debian, "run")
        assert result.returncode == exit_code
        if exit_code:
            assert result.stderr.startswith("HEP needs Python 3.11 or newer, and python3 is 3.10:")
            assert result.stderr.count("\n") == 1
            assert debian.lines("log") == []
