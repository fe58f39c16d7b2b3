from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from akkoord.errors import InputError, InvalidFileError, OutputError, Place, Problem
from akkoord.files import write_atomically


def test_a_new_file_is_written_whole(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x"
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_an_existing_file_is_left_as_it_was_without_force(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(OutputError, match="exists already"):
        write_atomically(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"


def test_force_replaces_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    write_atomically(tmp_path / "a", b"new", force=True)
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_failing_rename_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="cannot be written"):
        write_atomically(tmp_path / "a", b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["missing/a", "."])
def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError):
        write_atomically(tmp_path / name, b"x")


def test_errors_survive_pickling() -> None:
    for error in (
        InputError("wrong", place=Place(Path("a"), 3, "b"), hint="mend it"),
        InvalidFileError([Problem("one", Place(Path("a"), 2)), Problem("two", Place(Path("a"), 1))]),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert again.problems == error.problems
