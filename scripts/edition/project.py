"""An edition on disk: its folders, its texts, and the folders of the tool itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters.xmlio import parse_xml
from edition.encode.header import EditionHeader
from edition.errors import EditionError, XMLInputError
from edition.names import NS, TEI, XML_ID, tei

#: The file that makes a folder an edition.
MARKER = Path("tei", "edition.xml")
#: What a merge leaves beside a text: its proposal, or the text that it replaced.
_BESIDE: Final = re.compile(r"\.(?:proposed|mine(?:-\d+)?)\.xml$")


class NotAnEditionError(EditionError):
    """The command was called outside of any edition."""

    exit_code = 2


@dataclass(frozen=True)
class Edition:
    """The folders of one edition."""

    root: Path

    @property
    def seeds(self) -> Path:
        """Captures and decisions."""
        return self.root / "seeds"

    @property
    def texts(self) -> Path:
        """The TEI master, one file a text."""
        return self.root / "tei" / "texts"

    @property
    def registers(self) -> Path:
        """The registers of persons, places, organisations, events and works."""
        return self.root / "tei" / "registers"

    @property
    def bases(self) -> Path:
        """What the converter wrote last: the base of a three-way merge, and the sign of a hand edit."""
        return self.root / "tei" / ".base"

    @property
    def marker(self) -> Path:
        """The metadata of the edition, a teiCorpus."""
        return self.root / MARKER

    @property
    def ledger(self) -> Path:
        """The identifiers that were published, with their redirects."""
        return self.root / "schema" / "identifiers.tsv"

    @property
    def releases(self) -> Path:
        """The register of releases: what each version published of each text."""
        return self.root / "schema" / "releases.tsv"

    @property
    def output(self) -> Path:
        """All that can be made again."""
        return self.root / "output"

    @property
    def lock(self) -> Path:
        """The file that a building process holds."""
        return self.root / ".edition.lock"

    def captures(self) -> list[Path]:
        """Return the captures by name."""
        return sorted(self.seeds.glob("*.txt"))

    def text_files(self) -> list[Path]:
        """Return the TEI texts by name; proposals of a conversion and replaced texts are none."""
        return sorted(path for path in self.texts.glob("*.xml") if not _BESIDE.search(path.name))

    def register_files(self) -> list[Path]:
        """Return the registers by name."""
        return sorted(self.registers.glob("*.xml"))

    def header(self) -> EditionHeader:
        """Read the metadata of the edition."""
        root = parse_xml(self.marker).getroot()
        if root.tag != tei("teiCorpus"):
            raise XMLInputError(f"{self.marker}: must be a teiCorpus with the header of the edition")
        return EditionHeader(root)

    def shown(self, path: Path) -> str:
        """Return a path as messages show it: from the root of the edition."""
        absolute = path.absolute()
        return absolute.relative_to(self.root).as_posix() if absolute.is_relative_to(self.root) else str(path)


def find_edition(start: Path) -> Edition:
    """Return the edition that a folder belongs to: the nearest folder above with tei/edition.xml."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / MARKER).is_file():
            return Edition(folder)
    raise NotAnEditionError(f"{start}: no edition here (no {MARKER.as_posix()}); make one with: edition new DIR")


def resources(name: str) -> Path:
    """Return a folder that comes with the tool ("xslt", "schema"): in the wheel, or beside a source tree."""
    package = Path(__file__).resolve().parent
    for folder in (package / name, package.parents[1] / name):
        if folder.is_dir():
            return folder
    raise EditionError(f"{name}: is missing from this installation; install `edition` again")


@dataclass(frozen=True, order=True)
class TextInfo:
    """What the pages around a text need to know of it; sorts by date, then identifier."""

    date: str
    id: str
    title: str
    path: str


def read_text_info(path: Path) -> TextInfo:
    """Read identifier, title and date of a TEI text from its header; the body is not parsed."""
    root_id, header = read_header(path)
    dates = [
        date.get(name)
        for date in header.iterfind("tei:profileDesc/tei:creation//tei:date", dict(NS))
        for name in ("when", "from", "notBefore", "to", "notAfter")
        if date.get(name)
    ]
    title = header.find("tei:fileDesc/tei:titleStmt/tei:title", dict(NS))
    words = " ".join("".join(str(s) for s in title.itertext()).split()) if title is not None else root_id
    return TextInfo(str(dates[0]) if dates else "9999", root_id, words, str(path))


def read_header(path: Path) -> tuple[str, etree._Element]:
    """Return the xml:id of a TEI document (its file name if it has none) and its teiHeader."""
    try:
        with path.open("rb") as file:
            events = etree.iterparse(
                file, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
            )
            root_id = path.stem
            for number, (event, element) in enumerate(events):
                if number == 0:
                    root_id = element.get(XML_ID, path.stem)
                    if not str(element.tag).startswith(f"{{{TEI}}}"):
                        break
                if event == "end" and element.tag == tei("teiHeader"):
                    return root_id, element
    except etree.XMLSyntaxError as error:
        raise XMLInputError(f"{path}:{error.lineno}: not well-formed XML: {error.msg}") from error
    except OSError as error:
        raise XMLInputError(f"{path}: cannot be read: {error}") from error
    raise XMLInputError(f"{path}: is no TEI document (no teiHeader)")
