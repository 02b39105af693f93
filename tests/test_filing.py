"""Filing: what was printed is kept byte for byte."""

from hashlib import sha256
from pathlib import Path

import pytest

from hep import filing


def test_a_kept_file_is_named_by_its_hash_and_read_back(tmp_path: Path) -> None:
    folder = tmp_path / "hep.handouts"
    name = filing.keep(folder, b"%PDF-1.7 one")
    assert name == sha256(b"%PDF-1.7 one").hexdigest()
    assert filing.read(folder, name) == b"%PDF-1.7 one"
    assert [path.name for path in folder.iterdir()] == [f"{name}.pdf"]


def test_keeping_it_again_changes_nothing(tmp_path: Path) -> None:
    name = filing.keep(tmp_path, b"one")
    before = (tmp_path / f"{name}.pdf").stat().st_mtime_ns
    assert filing.keep(tmp_path, b"one") == name
    assert (tmp_path / f"{name}.pdf").stat().st_mtime_ns == before


def test_a_missing_or_altered_file_is_never_given_out(tmp_path: Path) -> None:
    name = filing.keep(tmp_path, b"one")
    (tmp_path / f"{name}.pdf").write_bytes(b"two")
    with pytest.raises(filing.Altered):
        filing.read(tmp_path, name)
    (tmp_path / f"{name}.pdf").unlink()
    with pytest.raises(filing.NotFiled):
        filing.read(tmp_path, name)


def test_keeping_it_again_mends_an_altered_file(tmp_path: Path) -> None:
    name = filing.keep(tmp_path, b"one")
    (tmp_path / f"{name}.pdf").write_bytes(b"tw")
    filing.keep(tmp_path, b"one")
    assert filing.read(tmp_path, name) == b"one"


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a" * 63, "A" * 64, "a" * 64 + "\n"])
def test_only_a_hash_names_a_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(filing.NotFiled):
        filing.read(tmp_path, name)


def test_a_failed_write_leaves_no_file_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(filing.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        filing.keep(tmp_path, b"one")
    assert list(tmp_path.iterdir()) == []


def test_the_bytes_and_the_name_are_synced_in_that_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    fsync, replace = filing.os.fsync, Path.replace

    def synced(handle: int) -> None:
        seen.append("folder" if Path(f"/proc/self/fd/{handle}").resolve().is_dir() else "file")
        fsync(handle)

    def renamed(path: Path, target: Path) -> Path:
        seen.append("rename")
        return replace(path, target)

    monkeypatch.setattr(filing.os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)
    filing.keep(tmp_path, b"one")
    assert seen == ["file", "rename", "folder"]
