"""Settings, read from the environment once."""

import contextlib
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class SettingRefused(ValueError):
    """A setting that cannot be used; the message names it and says what it must be."""


@dataclass(frozen=True)
class Settings:
    """What can be set: see the README for each. Paths are absolute."""

    database: Path = ROOT / "instance" / "hep.db"
    host: str = "127.0.0.1"
    port: int = 8000
    secret_key: str = ""
    proxy: bool = False
    demo: bool = False

    @property
    def instance(self) -> Path:
        """The folder of the database, the secret key and the printed handouts."""
        return self.database.parent

    @property
    def handouts(self) -> Path:
        """The folder of the PDF files, each named by its hash; it belongs to the backup."""
        return self.database.with_suffix(".handouts")

    @property
    def photos(self) -> Path:
        """The folder of photos and own drawings of own exercises; it too is to be backed up."""
        return self.database.with_suffix(".photos")


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read every `HEP_` setting. Raises SettingRefused."""
    path = environment.get("HEP_DATABASE")
    return Settings(
        database=Path(path).expanduser().absolute() if path else Settings.database,
        host=environment.get("HEP_HOST", Settings.host),
        port=_port(environment.get("HEP_PORT", str(Settings.port))),
        secret_key=environment.get("HEP_SECRET_KEY", ""),
        proxy=_switch("HEP_PROXY", environment.get("HEP_PROXY", "")),
        demo=_switch("HEP_DEMO", environment.get("HEP_DEMO", "")),
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text) <= 65535:
        raise SettingRefused(f"HEP_PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def _switch(name: str, text: str) -> bool:
    if text.lower() not in ("", "0", "1", "no", "yes", "false", "true"):
        raise SettingRefused(f"{name} must be yes or no, not {text!r}.")
    return text.lower() in ("1", "yes", "true")


def secret_key(settings: Settings) -> str:
    """The key that signs cookies: as set, else made once and kept where only its owner reads."""
    if settings.secret_key:
        return settings.secret_key
    path = settings.instance / "secret_key"
    settings.instance.mkdir(parents=True, exist_ok=True)
    if not path.exists() or not path.stat().st_size:
        _make_key(path)
    return path.read_text(encoding="ascii").strip()


def _make_key(path: Path) -> None:
    """Write a key and only then give the file its name; whoever was first is kept."""
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".secret_key-")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        if path.exists() and not path.stat().st_size:
            path.unlink()
        with contextlib.suppress(FileExistsError):
            os.link(unfinished, path)
    finally:
        Path(unfinished).unlink()
