"""Pages of the Marxists' Internet Archive: author, title, date, statements about the text, notes."""

from edition.recognise.profiles import Profile, evidence

PROFILE = Profile(
    name="marxists-org",
    description="a page of the Marxists’ Internet Archive",
    evidence=evidence(
        (r"marxists[’'`]? ?(?:internet|\(?www\.)|marxists\.org", 3),
        (r"internet archive", 2),
        (r"^\W*(?:transcri(?:bed|ption|ber)|(?:html )?mark-?up|marked up|proof-?read)\b", 2),
        (
            r"^\W*(?:first published|source|written|delivered|on-?line version|public domain|copyleft)\b.{0,3}[:\t ]",
            2,
        ),
        (r"^\W*(?:last updated|top of the page|return to)\b", 2),
    ),
)
