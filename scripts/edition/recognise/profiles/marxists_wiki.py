"""Pages of the Marxists wiki: site name, navigation, edit links, notes with arrows."""

from edition.recognise.profiles import Profile, evidence

PROFILE = Profile(
    name="marxists-wiki",
    description="a page of a MediaWiki site such as Marxists-en",
    evidence=evidence(
        (r"\[edit(?: \| edit)?(?: source)?\]", 3),
        (r"^from marxists-", 4),
        (r"^jump to(?: navigation|:)", 4),
        (r"^\s*(?:\d+\.\s*)?↑", 3),
        (r"^categor(?:y|ies):|^retrieved from ", 2),
    ),
    threshold=4,
    contents=True,
)
