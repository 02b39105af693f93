"""Settings from the environment, and the key that signs cookies."""

import stat
from pathlib import Path

import pytest

from hep.web.settings import ROOT, SettingRefused, Settings, from_environment, secret_key


def test_nothing_need_be_set() -> None:
    assert from_environment({}) == Settings()
    assert Settings().database == ROOT / "instance" / "hep.db"
    assert Settings().host == "127.0.0.1"


def test_everything_can_be_set() -> None:
    found = from_environment(
        {
            "HEP_DATABASE": "/srv/hep/clinic.db",
            "HEP_HOST": "0.0.0.0",
            "HEP_PORT": "8080",
            "HEP_SECRET_KEY": "key",
            "HEP_PROXY": "yes",
            "HEP_DEMO": "0",
        }
    )
    assert found == Settings(Path("/srv/hep/clinic.db"), "0.0.0.0", 8080, "key", proxy=True)
    assert found.handouts == Path("/srv/hep/clinic.handouts")


def test_a_path_is_made_absolute() -> None:
    assert from_environment({"HEP_DATABASE": "here.db"}).database == Path.cwd() / "here.db"
    assert from_environment({"HEP_DATABASE": "~/x.db"}).database == Path.home() / "x.db"


@pytest.mark.parametrize("port", ["", "0", "65536", "-1", "http", "80.5", "1e3", "٨٠"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(SettingRefused, match="HEP_PORT must be a number from 1 to 65535"):
        from_environment({"HEP_PORT": port})


@pytest.mark.parametrize("name", ["HEP_PROXY", "HEP_DEMO"])
def test_a_switch_is_yes_or_no(name: str) -> None:
    with pytest.raises(SettingRefused, match=f"{name} must be yes or no"):
        from_environment({name: "maybe"})


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    settings = Settings(database=tmp_path / "new" / "hep.db")
    key = secret_key(settings)
    assert len(key) >= 48
    assert secret_key(settings) == key
    path = tmp_path / "new" / "secret_key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text(encoding="ascii") == key
    assert key not in repr(settings)


def test_each_installation_has_a_key_of_its_own(tmp_path: Path) -> None:
    keys = {secret_key(Settings(database=tmp_path / name / "hep.db")) for name in "abc"}
    assert len(keys) == 3


def test_a_key_that_is_set_is_taken_and_no_file_made(tmp_path: Path) -> None:
    assert secret_key(Settings(database=tmp_path / "x" / "hep.db", secret_key="mine")) == "mine"
    assert list(tmp_path.iterdir()) == []


def test_a_key_file_left_empty_is_never_a_key(tmp_path: Path) -> None:
    """A power cut while it was written must not sign cookies with nothing."""
    (tmp_path / "secret_key").touch(mode=0o600)
    assert len(secret_key(Settings(database=tmp_path / "hep.db"))) >= 48
