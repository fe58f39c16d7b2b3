"""An expert's Word template, filled by docxtpl: a narrow port, so that nothing else knows docxtpl.

A template holds two kinds of tags. Inline tags (``{{ short_title }}``) are replaced by text, wherever they stand. Block
tags (``{{ articles }}``) stand alone in a paragraph of the body; docxtpl puts a marker there, and the writer replaces
that paragraph by what it makes.
"""

from __future__ import annotations

import io
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from agreements.word.oxml import E, Element, find, find_all
from agreements.word.package import PACKAGE_RELATIONSHIPS, Package
from akkoord.errors import InvalidFileError, Place, Problem
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from jinja2 import Environment

__all__ = ["block_paragraph", "render", "replace_block", "required_tags"]

# Private-use characters: no text that a person types holds them.
_OPEN, _CLOSE = "\ue0a0", "\ue0a1"


def render(template: Path, context: Mapping[str, object], blocks: Sequence[str]) -> Package:
    """Fill in a template: the inline tags with ``context``, each of ``blocks`` with a marker.

    Raises InputError when the template is no sound Word document, and InvalidFileError, with all problems at once, when
    it uses a tag that is not known, or when a block tag is missing, stands twice, or does not stand alone.
    """
    source = Package.open(template)
    _name_core_properties(source)
    tags = {**context, **{name: f"{_OPEN}{name}{_CLOSE}" for name in blocks}}
    filled = Package.from_bytes(_fill(source, tags, template), template)
    if problems := required_tags(filled, blocks):
        raise InvalidFileError(problems)
    return filled


def _name_core_properties(package: Package) -> None:
    """Give the core properties the relationship type of the standard (ECMA-376 Part 2).

    LibreOffice writes another type; python-docx then finds no core properties, and adds a second part of that name.
    """
    package.parts[PACKAGE_RELATIONSHIPS] = package.parts[PACKAGE_RELATIONSHIPS].replace(
        b"/officedocument/2006/relationships/metadata/core-properties",
        b"/package/2006/relationships/metadata/core-properties",
    )


def required_tags(filled: Package, blocks: Sequence[str]) -> list[Problem]:
    """What is wrong with the block tags of a filled-in template: each must stand once, alone in a paragraph."""
    body = find(filled.xml(filled.main_document), "w:body")
    problems = []
    for name in blocks:
        marker = f"{_OPEN}{name}{_CLOSE}"
        texts = [_text(paragraph) for paragraph in (() if body is None else find_all(body, ".//w:p"))]
        count = sum(text.count(marker) for text in texts)
        tag = f"{{{{ {name} }}}}"
        if count == 0:
            message = _("The tag {tag} is missing in this template.").format(tag=tag)
        elif count > 1:
            message = _("The tag {tag} stands more than once in this template.").format(tag=tag)
        elif body is None or _standing_alone(body, marker) is None:
            message = _("The tag {tag} does not stand alone in a paragraph of its own.").format(tag=tag)
        else:
            continue
        hint = _("Put {tag} in a paragraph of its own in the body, once, outside tables and text boxes.")
        problems.append(Problem(message, Place(filled.source), hint.format(tag=tag)))
    return problems


def block_paragraph(body: Element, name: str) -> Element:
    """The paragraph that holds the marker of a block tag. Raises LookupError when there is none."""
    paragraph = _standing_alone(body, f"{_OPEN}{name}{_CLOSE}")
    if paragraph is None:
        raise LookupError(name)
    return paragraph


def replace_block(paragraph: Element, blocks: Sequence[Element]) -> None:
    """Put ``blocks`` where the paragraph stands. A section break that the paragraph carries stays."""
    for block in blocks:
        paragraph.addprevious(block)
    section_break = find(paragraph, "w:pPr/w:sectPr")
    if section_break is not None:
        paragraph.addprevious(E("w:p", None, E("w:pPr", None, section_break)))
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)


def _standing_alone(body: Element, marker: str) -> Element | None:
    return next((p for p in find_all(body, "w:p") if _text(p).strip() == marker), None)


def _text(paragraph: Element) -> str:
    return "".join(text.text or "" for text in find_all(paragraph, ".//w:t"))


def _fill(source: Package, tags: Mapping[str, object], template: Path) -> bytes:
    # Imported here: python-docx and Jinja2 are not needed to read or to compare.
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    content = source.to_bytes()
    try:
        if unknown := sorted(_tags_in(content) - set(tags)):
            raise InvalidFileError([_unknown_tag(name, tags, template) for name in unknown])
        document = DocxTemplate(io.BytesIO(content))
        document.render(dict(tags), _environment(), autoescape=True)
        result = io.BytesIO()
        document.save(result)
    except InvalidFileError:
        raise
    except TemplateError as error:
        message = _("A tag in this template cannot be filled in: {reason}.").format(
            reason=(error.message or type(error).__name__).rstrip(".")
        )
        raise InvalidFileError([Problem(message, Place(template), _tag_hint())]) from error
    except Exception as error:  # an expression in the template can fail in any way
        message = _("This template cannot be filled in: {reason}.").format(reason=str(error).rstrip("."))
        raise InvalidFileError([Problem(message, Place(template), _tag_hint())]) from error
    return result.getvalue()


@lru_cache(maxsize=4)
def _tags_in(template: bytes) -> frozenset[str]:
    """The names of the tags that a template uses; many drafts are made with one template."""
    from docxtpl import DocxTemplate

    return frozenset(DocxTemplate(io.BytesIO(template)).get_undeclared_template_variables(_environment()))


@cache
def _environment() -> Environment:
    """What fills in templates: one for all drafts, so that a piece of a template is compiled once."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    environment.from_string = lru_cache(maxsize=64)(environment.from_string)  # type: ignore[method-assign, assignment]
    return environment


def _unknown_tag(name: str, tags: Mapping[str, object], template: Path) -> Problem:
    message = _("The tag {tag} in this template is not known.").format(tag=f"{{{{ {name} }}}}")
    hint = _("These are known: {names}.").format(names=", ".join(sorted(tags)))
    return Problem(message, Place(template), hint)


def _tag_hint() -> str:
    return _("Compare the tags between {{ and }} with those of our own template.")
