"""LibreOffice as a second opinion: it converts documents, accepts or rejects their tracked changes; its text is told.

Tracked changes go through one start of the program, by a Basic macro in a profile of its own; no UNO bridge is needed.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

import pytest

Action = Literal["accept", "reject", "leave"]

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

_COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges", "leave": ""}
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Main" script:language="StarBasic">{code}
</script:module>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Main"/></library:library>"""
_CODE = """
Sub Take(source As String, command As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim plain(1) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  plain(0).Name = "FilterName"
  plain(0).Value = "Text (encoded)"
  plain(1).Name = "FilterOptions"
  plain(1).Value = "UTF8,LF"
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  If IsNull(document) Then Exit Sub
  If command <> "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  End If
  document.storeToURL(target, plain())
  document.close(True)
End Sub
"""


@cache
def _profile() -> tempfile.TemporaryDirectory[str]:
    """One for all conversions of this process: the first start of LibreOffice fills it, and that takes seconds."""
    return tempfile.TemporaryDirectory(prefix="libreoffice-")


def convert(files: Sequence[Path], form: str, folder: Path) -> None:
    """Convert documents to ``form`` ("pdf", "odt" …), into a folder, by one start of LibreOffice."""
    profile = f"-env:UserInstallation={Path(_profile().name).as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def texts(jobs: Sequence[tuple[bytes, Action]], folder: Path) -> list[str]:
    """The text of each .docx after LibreOffice accepted, rejected or left its tracked changes.

    ``folder`` is an empty one to work in. Headers, notes and text boxes are not in the text. Raises FileNotFoundError
    for a document that LibreOffice cannot open.
    """
    calls = []
    for number, (data, action) in enumerate(jobs):
        (folder / f"{number}.docx").write_bytes(data)
        source, target = (folder / f"{number}.{suffix}" for suffix in ("docx", "txt"))
        calls.append(f'  Take("{source.as_uri()}", "{_COMMANDS[action]}", "{target.as_uri()}")')
    main = "\n".join(["Sub Main()", *calls, "  StarDesktop.terminate()", "End Sub"])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    program = ["soffice", "--headless", "--norestore", profile]
    # The first start fills the profile, and would replace a macro that is there already.
    subprocess.run([*program, "--terminate_after_init"], check=True, capture_output=True, timeout=120)
    library = folder / "profile/user/basic/Standard"
    (library / "Main.xba").write_text(_MODULE.format(code=escape(f"{_CODE}\n{main}")), encoding="utf-8")
    (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    subprocess.run([*program, "macro:///Standard.Main.Main"], check=True, capture_output=True, timeout=300)
    return [(folder / f"{number}.txt").read_text(encoding="utf-8-sig") for number in range(len(jobs))]
