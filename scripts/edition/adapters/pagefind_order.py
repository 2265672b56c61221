"""Put what Pagefind writes in no order into one: the filters of an index, and the values of each filter.

Pagefind keeps both in hash tables, so that two runs over the same pages differ. Its files are CBOR (RFC 8949) after a
signature, compressed; of CBOR they use whole numbers, texts and arrays.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Final

from edition.errors import SearchError

_SIGNATURE: Final = b"pagefind_dcd"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4
#: The place of the filters in the file that lists all others.
_FILTERS: Final = 3
Value = int | str | list["Value"]


def ordered(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of an index with filters and their values in order; names are hashes of the new contents.

    Raises SearchError when the files are not what this version of Pagefind writes.
    """
    found = dict(files)
    names: dict[str, str] = {}
    for name in [one for one in files if one.endswith(".pf_filter")]:
        filter_ = _decoded(found.pop(name))
        values = _array(_array(filter_)[1])
        values.sort(key=lambda value: str(_array(value)[0]))
        _store(found, names, name, filter_, 7)
    entry = json.loads(found["pagefind-entry.json"])
    for name in [one for one in files if one.endswith(".pf_meta")]:
        meta = _array(_decoded(found.pop(name)))
        filters = {str(label): names[str(held)] for label, held in map(_array, _array(meta[_FILTERS]))}
        meta[_FILTERS] = [[label, held] for label, held in sorted(filters.items())]
        _store(found, names, name, meta, 10)
    for language in entry["languages"].values():
        language["hash"] = names[language["hash"]]
    found["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False).encode()
    return found


def _store(files: dict[str, bytes], names: dict[str, str], name: str, value: Value, length: int) -> None:
    """Add a file under a name made of its contents, "filter/en_0123abc.pf_filter", and remember what it was called."""
    data = _SIGNATURE + _encoded(value)
    former = name.removeprefix("filter/").removeprefix("pagefind.").rpartition(".")[0]
    made = f"{former.rpartition('_')[0]}_{hashlib.sha256(data).hexdigest()[:length]}"
    names[former] = made
    files[name.replace(former, made)] = gzip.compress(data, mtime=0)


def _array(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise SearchError("pagefind wrote an index of an unknown form; its version may be too new")
    return value


def _decoded(data: bytes) -> Value:
    plain = gzip.decompress(data)
    if not plain.startswith(_SIGNATURE):
        raise SearchError("pagefind wrote an index without its signature; its version may be too new")
    value, end = _read(plain, len(_SIGNATURE))
    if end != len(plain):
        raise SearchError("pagefind wrote an index of an unknown form; its version may be too new")
    return value


def _read(data: bytes, at: int) -> tuple[Value, int]:
    """Return the value at an offset, and the offset after it (RFC 8949, section 3)."""
    kind, short = data[at] >> 5, data[at] & 31
    at += 1
    number = short
    if 24 <= short <= 27:
        size = 1 << (short - 24)
        number, at = int.from_bytes(data[at : at + size]), at + size
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _ARRAY:
        raise SearchError("pagefind wrote an index of an unknown form; its version may be too new")
    items: list[Value] = []
    for _ in range(number):
        item, at = _read(data, at)
        items.append(item)
    return items, at


def _encoded(value: Value) -> bytes:
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        data = value.encode()
        return _head(_TEXT, len(data)) + data
    return _head(_ARRAY, len(value)) + b"".join(map(_encoded, value))


def _head(kind: int, number: int) -> bytes:
    """Return kind and number in the fewest bytes."""
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(size for size in (1, 2, 4, 8) if number < 1 << 8 * size)
    return bytes([kind << 5 | 24 + size.bit_length() - 1]) + number.to_bytes(size)
