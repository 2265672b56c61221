"""Read XML safely: no network, no external entities, no entity bombs, limits on size and depth."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lxml import etree

from edition.errors import XMLInputError

#: XML files beyond this many bytes are refused.
MAX_BYTES: Final = 256 * 1024 * 1024


def parse_xml(path: Path) -> etree._ElementTree:
    """Parse a file; raises XMLInputError with file and line for anything that is not sound XML."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise XMLInputError(f"{path}: {size:,} bytes, more than the limit of {MAX_BYTES:,}")
        data = path.read_bytes()
    except OSError as error:
        raise XMLInputError(f"{path}: cannot be read: {error.strerror}") from error
    return parse_xml_bytes(data, path)


def parse_xml_bytes(data: bytes, path: Path) -> etree._ElementTree:
    """Parse bytes that were read from `path`."""
    # A fresh parser each time: lxml parsers keep state. Entities other than XML's own are refused below.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
    try:
        root = etree.fromstring(data, parser, base_url=path.as_posix())
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        reason = str(error.msg or "not well-formed").split("\n")[0]
        raise XMLInputError(f"{path}:{line}: not well-formed XML: {reason}") from error
    except ValueError as error:
        raise XMLInputError(f"{path}: not XML: {error}") from error
    tree = root.getroottree()
    if any(isinstance(node, etree._Entity) for node in tree.iter(etree.Entity)):
        raise XMLInputError(f"{path}: refers to entities of its own; write the characters themselves")
    return tree
