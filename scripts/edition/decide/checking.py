"""Whether the parts of a correction, of a relation, and of the source of a note, agree with each other."""

from __future__ import annotations

from edition.decide.model import Correction, Reference, Relation
from edition.decide.quoting import occurrences


def check_correction(one: Correction) -> tuple[str, str]:
    """Return the key and what is wrong with a correction, which must stand in its words and change something."""
    if bool(one.sic) == bool(one.after):
        told = "needs sic = the wrong words, or after = the words after which something is missing"
    elif one.sic == one.corr or (one.after and not one.corr.strip()):
        told = "changes nothing"
    elif len(occurrences(one.words, one.sic or one.after)) != 1:
        told = f"quotes “{one.sic or one.after}”, which must stand once in its words"
    else:
        return "", ""
    return "words", f"[correction] {told}: “{one.words}”"


def check_reference(one: Reference) -> tuple[str, str]:
    """Return the key and what is wrong with a source: a work has a title, a part of the text itself is `here`."""
    if one.title or one.here:
        return "", ""
    return "source", "[source] needs a title, or here = the part of the text that shows it"


def check_relation(one: Relation) -> tuple[str, str]:
    """Return the key and what is wrong with a relation, which leads to one other text that has a title."""
    if sum(map(bool, (one.work, one.text, one.url))) != 1:
        return "relation", f'[relation] "{one.is_}" needs one of work = "…", text = "…", url = "…"'
    if not one.title and not one.work:
        return "relation", f'[relation] "{one.is_}" needs the title of the other text'
    return "", ""
