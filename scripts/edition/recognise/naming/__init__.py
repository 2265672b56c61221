"""Finding what may be a name: capitals, the signs beside them, grouping, near matches."""
