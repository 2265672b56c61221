"""What can be cited as linked data: JSON-LD in the vocabulary of schema.org."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from edition.publish.citable import Citable, Name


def to_schema(one: Citable, whole: Citable, picture: str = "") -> dict[str, Any]:
    """Return a text as a schema:Chapter of the edition, or the edition as a schema:Book."""
    about: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Chapter" if one.container else "Book",
        "@id": one.address,
        "url": one.address,
        "name": one.title,
        "author": _people(one.authors),
        "dateCreated": one.created,
        "datePublished": one.issued,
        "genre": one.genre,
        "inLanguage": one.language,
        "license": one.licence,
        "abstract": one.abstract,
        "image": picture,
    }
    if one.container:
        about["isPartOf"] = {"@type": "Book"} | _of_the_whole(whole)
    else:
        about |= _of_the_whole(whole)
    return {key: value for key, value in about.items() if value}


def _of_the_whole(whole: Citable) -> dict[str, Any]:
    told = {
        "@id": whole.address,
        "name": whole.title,
        "editor": _people(whole.editors),
        "publisher": {"@type": "Organization", "name": whole.publisher} if whole.publisher else "",
        "version": whole.version,
        "url": whole.address,
    }
    return {key: value for key, value in told.items() if value}


def _people(names: Sequence[Name]) -> list[dict[str, Any]]:
    """Return names; what kind of thing bears one is told only where it is known."""
    found = []
    for name in names:
        kind = "Organization" if name.body else "Person" if name.given else ""
        told = {"@type": kind, "name": name.words, "familyName": name.family, "givenName": name.given}
        found.append({key: value for key, value in (told | {"sameAs": list(name.uris)}).items() if value})
    return found


def script_json(data: dict[str, Any]) -> str:
    """Return JSON that may stand in a script element: no character of it can end the element or begin markup."""
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        told = told.replace(sign, f"\\u{ord(sign):04x}")
    return told
