"""Build hook: compiles the message catalogues, so that the package holds both .po and .mo."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileMessages(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's generic has no public bound
    """Compiles every ``akkoord/locale/*/LC_MESSAGES/*.po`` beside itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the .mo files and add them to what is packaged (git ignores them)."""
        for po in sorted(Path(self.root, "akkoord", "locale").glob("*/LC_MESSAGES/*.po")):
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source))
        build_data["artifacts"].append("akkoord/locale/**/*.mo")
