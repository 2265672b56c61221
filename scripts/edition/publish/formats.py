"""The formats in which an edition is published."""

from __future__ import annotations

from typing import Final

FORMATS: Final = ("text", "print", "data", "epub", "site")
#: Of these an edition of one text alone can be made.
BY_TEXT: Final = ("text", "print", "epub")
#: Stands for the pages of the site alone, without search and feeds: what is looked at while editing.
PREVIEW: Final = "preview"
