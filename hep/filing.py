"""Filing: handouts, photos and own drawings kept as files named by the hash of their bytes."""

import os
import re
import tempfile
from hashlib import sha256
from pathlib import Path

PDF, JPEG, SVG = ".pdf", ".jpg", ".svg"
_NAME = re.compile(r"[0-9a-f]{64}")


class NotFiled(LookupError):
    """There is no file of that hash."""


class Altered(ValueError):
    """The file is there but its bytes are not those that were kept."""


def keep(folder: Path, data: bytes, suffix: str = PDF) -> str:
    """Write the bytes and return its SHA-256 in hexadecimal; keeping it again changes nothing.

    When this returns, the file and its name are on the disk: the file is written under another
    name, synced, renamed, and the folder is synced. Raises OSError when the disk is full.
    """
    name = sha256(data).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    path = _path(folder, name, suffix)
    if path.exists() and path.read_bytes() == data:
        return name
    _write(folder, path, data)
    return name


def read(folder: Path, name: str, suffix: str = PDF) -> bytes:
    """The bytes that were kept under that hash. Raises NotFiled or Altered."""
    if not _NAME.fullmatch(name):
        raise NotFiled(name)
    try:
        data = _path(folder, name, suffix).read_bytes()
    except FileNotFoundError:
        raise NotFiled(name) from None
    if sha256(data).hexdigest() != name:
        raise Altered(name)
    return data


def _path(folder: Path, name: str, suffix: str) -> Path:
    return folder / f"{name}{suffix}"


def _write(folder: Path, path: Path, data: bytes) -> None:
    handle, unfinished = tempfile.mkstemp(dir=folder, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    _sync(folder)


def _sync(folder: Path) -> None:
    """Bring the new name onto the disk. Windows cannot open a folder and needs no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
