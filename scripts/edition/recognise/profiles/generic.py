"""Any plain text: what all captures share, and nothing else."""

from edition.recognise.profiles import Profile

PROFILE = Profile(name="generic", description="any plain text")
