"""What a draft of ours carries unseen: the dossier that it was made from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import ValidationError

from agreements.dossier import Dossier
from agreements.drafting import NAMESPACE
from agreements.word.embedded import embedded_in
from agreements.word.oxml import parse_xml

if TYPE_CHECKING:
    from agreements.word.package import Package

__all__ = ["embedded_dossier"]


def embedded_dossier(package: Package) -> Dossier | None:
    """The dossier in the custom XML part of a draft of ours; None when there is none, or when it is damaged."""
    data = embedded_in(package)
    if data is None:
        return None
    try:
        text = parse_xml(data).findtext(f"{{{NAMESPACE}}}dossier")
        return Dossier.model_validate(json.loads(text or ""))
    except (ValueError, ValidationError):
        return None
