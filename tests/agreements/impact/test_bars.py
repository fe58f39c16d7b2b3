"""The figures that must be reached on worked examples, in Dutch and in French. Skipped where these are not at hand.

Two thirds of these examples were at hand while the lexicons were written, so these figures say that nothing was lost,
and not how new text is judged.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from agreements.impact import assess

CASES = Path(__file__).parents[4] / "shared/impact"
BARS = {"macro_f1": 0.82, "harm": 0.95, "right_reason": 0.80, "positions": 0.70}
FALSE_ALARMS = 0.12

pytestmark = pytest.mark.skipif(not (CASES / "dev.jsonl").is_file(), reason="the worked examples are not at hand")


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    folder = tmp_path_factory.mktemp("scores")
    rows = [json.loads(line) for line in (CASES / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    with (folder / "predictions.jsonl").open("w", encoding="utf-8") as file:
        for row in rows:
            impact = assess(row["clause"], row["counter"], row["lang"])
            prediction = {
                "id": row["id"],
                "label": impact.label,
                "positions": dict(impact.positions),
                "mechanisms": impact.mechanisms,
            }
            file.write(json.dumps(prediction, ensure_ascii=False) + "\n")
    command = [sys.executable, CASES / "score.py", file.name, "--json", folder / "scores.json"]
    subprocess.run(command, check=True, capture_output=True)
    return json.loads((folder / "scores.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_bars_are_reached(scores: dict[str, dict], language: str) -> None:
    found = scores[language]
    reached = {
        "macro_f1": found["macro_f1"],
        "harm": found["harm"]["r"],
        "right_reason": found["mechanisms"]["harmful_cases_with_a_right_reason"],
        "positions": found["positions"]["changed_only"]["f1"],
    }
    assert {name: value for name, value in reached.items() if value < BARS[name]} == {}
    assert found["false_alarm_rate_on_unchanged_or_cosmetic"] <= FALSE_ALARMS
