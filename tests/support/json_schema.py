"""As much of JSON Schema (2020-12) as our own schemas use; an unknown keyword is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
}
_KNOWN: Final = frozenset(
    "$schema $id $defs $ref title description type required properties additionalProperties items enum pattern "
    "minimum maximum".split()
)


def faults(value: Any, schema: Mapping[str, Any], whole: Mapping[str, Any], path: str = "") -> list[str]:
    """Return what is wrong with a value, each with its path."""
    return list(_faults(value, schema, whole, path))


def _faults(value: Any, schema: Mapping[str, Any], whole: Mapping[str, Any], path: str) -> Iterator[str]:
    unknown = set(schema) - _KNOWN
    assert not unknown, f"keywords that are not checked: {unknown}"
    if "$ref" in schema:
        yield from _faults(value, whole["$defs"][schema["$ref"].removeprefix("#/$defs/")], whole, path)
    if "type" in schema and not isinstance(value, _TYPES[schema["type"]]):
        yield f"{path}: is no {schema['type']}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is not one of {schema['enum']}"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{path}: {value!r} does not match {schema['pattern']}"
    if value < schema.get("minimum", value) if isinstance(value, int | float) else False:
        yield f"{path}: {value} is too small"
    if value > schema.get("maximum", value) if isinstance(value, int | float) else False:
        yield f"{path}: {value} is too large"
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _faults(item, schema.get("items", {}), whole, f"{path}/{number}")
    if isinstance(value, dict):
        yield from _members(value, schema, whole, path)


def _members(value: Mapping[str, Any], schema: Mapping[str, Any], whole: Mapping[str, Any], path: str) -> Iterator[str]:
    for name in schema.get("required", []):
        if name not in value:
            yield f"{path}: lacks {name}"
    properties = schema.get("properties", {})
    for name, member in value.items():
        if name in properties:
            yield from _faults(member, properties[name], whole, f"{path}/{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{path}: must not have {name}"
