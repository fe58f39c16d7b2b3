"""Documents of other word processors (.doc, .odt, .rtf) -> .docx, by LibreOffice when it is installed.

The document may be hostile: LibreOffice gets a copy of it in a folder of its own, with a profile of its own in which
macros are off and links are never followed, and is ended when it takes too long.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from akkoord.errors import InputError, Place
from akkoord.messages import gettext as _

__all__ = ["converted", "libreoffice"]

SECONDS = 90.0
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value>
</prop></item>
</oor:items>
"""


def libreoffice() -> str | None:
    """The LibreOffice of this computer, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(path: Path, kind: str) -> bytes:
    """The .docx that LibreOffice makes of a file; ``kind`` ("doc", "odt", "rtf") is what it really is.

    Raises InputError when LibreOffice is not installed, takes too long, or cannot read the file.
    """
    program = libreoffice()
    if program is None:
        raise InputError(
            _("This is a .{kind} file, and LibreOffice, which could read it, is not installed.").format(kind=kind),
            place=Place(path),
            hint=_("Open it in Word and save it as .docx, or install LibreOffice."),
        )
    with tempfile.TemporaryDirectory(prefix="akkoord-", ignore_cleanup_errors=True) as folder:
        return _convert(program, path, kind, Path(folder))


def _convert(program: str, path: Path, kind: str, folder: Path) -> bytes:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    source = folder / f"document.{kind}"
    shutil.copyfile(path, source)
    command = [
        *(program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)),
    ]
    result = folder / "out" / "document.docx"
    if not _run(command) or not result.is_file():
        raise InputError(
            _("LibreOffice cannot read this .{kind} file.").format(kind=kind),
            place=Place(path),
            hint=_("Open it in the program it was made with, and save it as .docx."),
        )
    return result.read_bytes()


def _run(command: list[str]) -> bool:
    """Run a program, and end it with all that it has started when it takes too long."""
    process = subprocess.Popen(  # noqa: S603 - the program was looked up, its arguments are ours
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        return process.wait(SECONDS) == 0
    except subprocess.TimeoutExpired:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
        return False
