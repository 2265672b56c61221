"""Three-way merge of TEI: what the converter wrote last, the file with hand edits, what it writes now.

A document is read as a sequence of tokens: tags, words, blanks, comments. Tags of one element in two documents are
known to be the same by `matching`; `alignment` finds what was put in and taken out; `weaving` joins the changes of
both sides, minding that elements stay nested; `writing` spells the result, leaving all that nobody touched as it is.
"""
