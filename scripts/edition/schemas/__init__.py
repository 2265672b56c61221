"""The schema of an edition: one ODD, linted, and what is derived from it."""
