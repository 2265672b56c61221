"""The container of an e-book (EPUB 3.3, OCF): one ZIP file, the same bytes for the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

MIMETYPE: Final = "application/epub+zip"
#: The folder of the book in the container, and its package document.
FOLDER: Final = "EPUB"
PACKAGE: Final = f"{FOLDER}/package.opf"
_CONTAINER: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    f'<rootfile full-path="{PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
#: The first moment that ZIP knows: the container has no clock.
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
#: Files that are compressed already.
_STORED: Final = (".png", ".woff2")


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the container of files, named from the folder of the book; mimetype is first and not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _add(archive, "mimetype", MIMETYPE.encode(), zipfile.ZIP_STORED)
        _add(archive, "META-INF/container.xml", _CONTAINER.encode(), zipfile.ZIP_DEFLATED)
        for name in sorted(files):
            method = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            _add(archive, f"{FOLDER}/{name}", files[name], method)
    return out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type = method
    info.create_system = 3
    info.external_attr = 0o644 << 16
    archive.writestr(info, data, compresslevel=9)
