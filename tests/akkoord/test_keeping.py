"""What is made from files is kept until one of them changes; a kept file that is no good is no harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from akkoord.keeping import kept


class Maker:
    """Makes something of a file, and counts how often."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.times = 0

    def __call__(self) -> dict[str, Any]:
        self.times += 1
        return {"said": self.file.read_text(encoding="utf-8"), "pair": ["é", 1]}


@pytest.fixture
def maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    monkeypatch.setattr("akkoord.keeping.cache_folder", lambda: tmp_path / "kept")
    file = tmp_path / "words.yaml"
    file.write_text("goed", encoding="utf-8")
    return Maker(file)


def _kept(maker: Maker) -> Any:
    return kept("words", [maker.file], maker)


def test_a_thing_is_made_once(maker: Maker) -> None:
    first, second = _kept(maker), _kept(maker)
    assert first == second == {"said": "goed", "pair": ["é", 1]}
    assert maker.times == 1


def test_it_is_made_anew_when_a_file_changes(maker: Maker) -> None:
    _kept(maker)
    maker.file.write_text("beter", encoding="utf-8")
    assert _kept(maker)["said"] == "beter"
    assert maker.times == 2


@pytest.mark.parametrize("cut", [0, 1, 40, 70, -1])
def test_it_is_made_anew_when_what_was_kept_is_damaged(maker: Maker, tmp_path: Path, cut: int) -> None:
    expected = _kept(maker)
    (place,) = (tmp_path / "kept").rglob("*.json")
    place.write_bytes(place.read_bytes()[:cut])
    assert _kept(maker) == expected
    assert maker.times == 2
    assert _kept(maker) == expected
    assert maker.times == 2


def test_nothing_stops_where_nothing_can_be_kept(maker: Maker, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file stands where the folder would be", encoding="utf-8")
    assert _kept(maker) == _kept(maker)
    assert maker.times == 2


def test_nothing_stops_where_there_is_no_home(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("akkoord.keeping.cache_folder", homeless)
    assert _kept(maker)["said"] == "goed"


def test_what_cannot_be_made_is_told(maker: Maker) -> None:
    def refuses() -> Any:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept("words", [maker.file], refuses)
