"""The page in a real browser (Chromium, without a window); skipped where there is none."""

import html
import shutil
import subprocess
from pathlib import Path

import pytest

from agreements.report.html import as_html
from tests.agreements.report import samples

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
PHONE = 360


def dumped(page: str, folder: Path, *options: str) -> str:
    """The page as it is after its script has run."""
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    done = subprocess.run(
        [*command, *options, "--dump-dom", file.as_uri()], capture_output=True, timeout=60, check=True
    )
    return done.stdout.decode()


def test_the_script_runs_within_the_policy_of_the_page_and_counts_what_is_shown(tmp_path: Path):
    shown = dumped(as_html(samples.negotiation(), samples.TODAY), tmp_path)
    assert '<p class="quiet" id="shown" role="status">11 / 11</p>' in shown
    assert "alert(1)</script>" not in shown


def test_on_a_phone_nothing_is_wider_than_the_screen_and_filters_work(tmp_path: Path):
    inner = html.escape(as_html(samples.negotiation(), samples.TODAY), quote=True)
    measure = """
        const inside = document.querySelector("iframe").contentDocument;
        const form = inside.getElementById("filter");
        const cards = () => [...inside.querySelectorAll("[data-filtered]")].filter((each) => !each.hidden).length;
        const choose = (name, value) => {
          form.elements[name].value = value;
          form.dispatchEvent(new Event("change"));
          return cards();
        };
        const told = [inside.documentElement.scrollWidth, cards(), choose("weight", "red-line"),
                      choose("position", "individual-right"), choose("verdict", "strengthened")];
        document.title = told.join(" ");
    """
    outer = f'<title></title><iframe style="width:{PHONE}px;height:900px" srcdoc="{inner}"></iframe>'
    shown = dumped(f"{outer}<script>addEventListener('load', () => {{{measure}}})</script>", tmp_path)
    width, *counts = map(int, shown.partition("<title>")[2].partition("</title>")[0].split())
    assert width <= PHONE
    assert counts == [11, 4, 3, 0]
