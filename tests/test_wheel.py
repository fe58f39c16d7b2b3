"""The wheel holds all that is needed, and works outside the checkout."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(build, check=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_library_templates_examples_and_messages(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "cli/__init__.py",
        "clauses/library/career-guidance/no-feedback.yaml",
        "clauses/library/positions/no-feedback.yaml",
        "templates/agreement.docx",
        "templates/synoptic.docx",
        "agreements/examples/brussels-bilingual.yaml",
        "agreements/report/pages/report.html",
        "agreements/report/pages/report.docx",
        "agreements/validate/phrases/duration.yaml",
        "agreements/validate/phrases/regions/postcodes.yaml",
        "agreements/validate/reports/page.html",
        "akkoord/locale/nl/LC_MESSAGES/akkoord.mo",
        "akkoord/locale/fr/LC_MESSAGES/akkoord.mo",
    ):
        assert wanted in names
    assert not [name for name in names if name.startswith(("tests", "docs", "benchmarks"))]


def test_the_wheel_assembles_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "env"
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    subprocess.run([*install, "--no-deps", "--no-compile", "--disable-pip-version-check", str(wheel)], check=True)
    # the dependencies come from the environment of the tests; its own akkoord stands behind the wheel's
    (site,) = (environment / "lib").glob("python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = [str(environment / "bin" / "akkoord"), "--lang", "fr", "demo", "exemple"]
    done = subprocess.run(command, cwd=elsewhere, capture_output=True, text=True, check=True)
    files = [elsewhere / line for line in done.stdout.splitlines()]
    assert [file.suffix for file in files[:3]] == [".yaml", ".docx", ".docx"]
    assert {".pdf", ".html", ".xlsx", ".json"} <= {file.suffix for file in files}
    assert all(file.stat().st_size for file in files)
    assert "exemple" in done.stderr
    where = subprocess.run(
        [str(python), "-c", "import cli; print(cli.__file__)"], cwd=elsewhere, capture_output=True, text=True
    )
    assert where.stdout.startswith(str(environment))
