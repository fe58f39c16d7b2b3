"""A template that an expert changed either works, or says in one go what is wrong with it and what to do."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from agreements.word.package import Package
from agreements.word.template import render
from agreements.word.writing import write
from akkoord.errors import InputError, InvalidFileError
from templates import find
from tests.libreoffice import convert, needs_libreoffice
from tests.word.samples import appearance, full_agreement

OURS = find("agreement")


def changed(tmp_path: Path, *changes: tuple[str, str], part: str = "word/document.xml") -> Path:
    """Our own template with texts in a part replaced."""
    package = Package.open(OURS)
    content = package.parts[part].decode()
    for old, new in changes:
        assert old in content
        content = content.replace(old, new)
    package.parts[part] = content.encode()
    file = tmp_path / "changed.docx"
    file.write_bytes(package.to_bytes())
    return file


def problems(template: Path, **look: object) -> list[str]:
    with pytest.raises(InvalidFileError) as caught:
        write(full_agreement("nl", 2), template, appearance("nl", **look))
    assert all(problem.place.file == template and problem.hint for problem in caught.value.problems)
    return [problem.message for problem in caught.value.problems]


def test_all_missing_block_tags_are_told_at_once(tmp_path: Path):
    template = changed(tmp_path, ("{{ articles }}", ""), ("{{ signatures }}", "x"))
    assert problems(template) == [
        "The tag {{ articles }} is missing in this template.",
        "The tag {{ signatures }} is missing in this template.",
    ]


def test_a_block_tag_may_not_stand_twice_or_inside_a_text(tmp_path: Path):
    template = changed(tmp_path, ("{{ title }}", "{{ title }}{{ title }}"), ("{{ annexes }}", "See {{ annexes }}"))
    assert problems(template) == [
        "The tag {{ title }} stands more than once in this template.",
        "The tag {{ annexes }} does not stand alone in a paragraph of its own.",
    ]


def test_contents_that_are_asked_for_need_a_place(tmp_path: Path):
    template = changed(tmp_path, ("{{ contents }}", ""))
    assert problems(template, contents=True) == ["The tag {{ contents }} is missing in this template."]
    assert write(full_agreement("nl", 2), template, appearance("nl"))


def test_an_unknown_tag_is_named_with_those_that_are_known(tmp_path: Path):
    template = changed(tmp_path, ("{{ short_title }}", "{{ shorttitle }}"), part="word/header1.xml")
    assert problems(template) == ["The tag {{ shorttitle }} in this template is not known."]


@pytest.mark.parametrize(
    "tag", ["{{ short_title", "{{ words.nothing }}", "{{ short_title.__class__.__mro__ }}", "{{ 1 / 0 }}", "{% for %}"]
)
def test_a_tag_that_cannot_be_filled_in_is_an_error_without_a_traceback(tag: str, tmp_path: Path):
    (message,) = problems(changed(tmp_path, ("{{ short_title }}", tag), part="word/header1.xml"))
    assert message.startswith(("A tag in this template", "This template cannot"))


def test_missing_styles_are_all_named(tmp_path: Path):
    template = changed(
        tmp_path,
        ('w:val="Annex"', 'w:val="Bijlage"'),
        ('w:val="heading 2"', 'w:val="Artikelkop"'),
        part="word/styles.xml",
    )
    assert problems(template) == [
        "The style “heading 2” is missing in this template.",
        "The style “Annex” is missing in this template.",
    ]


def test_a_style_is_found_by_its_name_whatever_its_id(tmp_path: Path):
    template = changed(tmp_path, ('"Heading2"', '"Kop2"'), part="word/styles.xml")
    data = write(full_agreement("nl", 2), template, appearance("nl"))
    assert b'w:pStyle w:val="Kop2"' in Package.from_bytes(data, template).parts["word/document.xml"]


def test_values_are_text_and_never_markup_or_tags(tmp_path: Path):
    template = changed(tmp_path, ("{{ version }}", "{{ company.name }}"), part="word/header1.xml")
    name = "A & B <nv> {{ title }} {% if %}"
    look = appearance("nl", facts={"company": {"name": name}})
    header = Package.from_bytes(write(full_agreement("nl", 2), template, look), template).xml("word/header1.xml")
    assert name in "".join(str(part) for part in header.itertext())


def test_a_section_break_on_a_block_tag_stays(tmp_path: Path):
    page = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr><w:r><w:t xml:space="preserve">{{ closing }}'
    template = changed(tmp_path, ('</w:pPr><w:r><w:t xml:space="preserve">{{ closing }}', page))
    data = write(full_agreement("nl", 2), template, appearance("nl"))
    assert Package.from_bytes(data, template).parts["word/document.xml"].count(b"<w:sectPr>") == 2


def test_what_word_adds_to_a_template_about_its_maker_does_not_get_into_a_draft(tmp_path: Path):
    package = Package.open(OURS)
    package.add_part("docProps/app.xml", "application/xml", b"<Properties><Manager>Hilde Geheim</Manager></Properties>")
    package.relate("", "urn:extended-properties", "docProps/app.xml")
    private = b'<w:rsids><w:rsidRoot w:val="00112233"/></w:rsids></w:settings>'
    settings = package.parts["word/settings.xml"]
    package.parts["word/settings.xml"] = settings.replace(b"</w:settings>", private)
    template = tmp_path / "saved-by-word.docx"
    template.write_bytes(package.to_bytes())
    data = write(full_agreement("nl", 2), template, appearance("nl"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Hilde Geheim" not in everything
    assert b"rsid" not in everything
    assert b"app.xml" not in everything


def test_a_file_that_is_no_word_document_is_an_input_error(tmp_path: Path):
    file = tmp_path / "notes.docx"
    file.write_text("no zip")
    with pytest.raises(InputError):
        render(file, {}, ())


def test_a_template_saved_by_word_keeps_the_prefixes_that_only_its_attributes_name(tmp_path: Path):
    """``mc:Ignorable="w14 w15"`` with a prefix that is not declared makes Word refuse the whole document."""
    package = Package.open(OURS)
    declared = (
        b' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        b' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
        b' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15" '
    )
    for name, root in (("document", b"<w:document"), ("header1", b"<w:hdr"), ("styles", b"<w:styles")):
        part = package.parts[f"word/{name}.xml"]
        package.parts[f"word/{name}.xml"] = part.replace(root, root + declared, 1)
    template = tmp_path / "saved-by-word.docx"
    template.write_bytes(package.to_bytes())
    written = tmp_path / "written.docx"
    written.write_bytes(write(full_agreement("nl", 2), template, appearance("nl")))
    assert b"Ignorable" in Package.open(written).parts["word/document.xml"]
    assert [str(error) for error in OpenXmlValidator().validate(written).errors] == []


def test_core_properties_of_the_type_that_libreoffice_writes_are_not_doubled(tmp_path: Path):
    package = Package.open(OURS)
    standard, other = b"/package/2006/relationships/metadata", b"/officedocument/2006/relationships/metadata"
    links = package.parts["_rels/.rels"]
    assert standard in links
    package.parts["_rels/.rels"] = links.replace(standard, other)
    template = tmp_path / "saved-by-libreoffice.docx"
    template.write_bytes(package.to_bytes())
    names = zipfile.ZipFile(BytesIO(write(full_agreement("nl", 2), template, appearance("nl")))).namelist()
    assert names.count("docProps/core.xml") == 1


@needs_libreoffice
def test_a_template_saved_by_libreoffice_adds_no_finding_of_its_own(tmp_path: Path):
    convert([OURS], "docx", tmp_path)
    written = tmp_path / "written.docx"
    written.write_bytes(write(full_agreement("fr", 2), tmp_path / OURS.name, appearance("fr")))
    before, after = (
        {str(error) for error in OpenXmlValidator().validate(file).errors} for file in (tmp_path / OURS.name, written)
    )
    assert after <= before
