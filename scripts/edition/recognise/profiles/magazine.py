"""A magazine's web page with an excerpt: markdown, pull quotes, reading time, attribution at the end."""

from edition.recognise.profiles import Profile, evidence

PROFILE = Profile(
    name="magazine",
    description="a magazine’s web page with an excerpt, pull quotes and markdown",
    evidence=evidence(
        (r"^\W*\d+[- ]min(?:ute)?s? read", 4),
        (r"^#{1,3} \S", 2),
        (r"\*\*[^*\n]+\*\*", 1),
        (r"^\W*20\d\d-\d\d-\d\d\W*$", 1),
    ),
    threshold=4,
    attribution=True,
    pull_quotes=True,
    dates_the_page=True,
)
