"""Words around and inside names: titles, particles, initials. Data that recognising and proposing names share."""

from __future__ import annotations

import re
from typing import Final

#: Titles, ranks and offices that stand before a person's name. They are no part of it, but tell that one follows.
TITLES: Final = frozenset(
    """
    comrade comrades citizen citizeness citoyen citoyenne genosse genossin camarade tovarishch
    mr mrs miss ms messrs dr prof professor doctor sir lord lady dame madame mme mademoiselle mlle monsieur herr frau
    father brother sister rabbi bishop archbishop metropolitan patriarch pope cardinal reverend rev saint
    king queen prince princess emperor empress tsar tsarina tsarevich czar kaiser sultan shah emir khan duke duchess
    count countess earl baron baroness marquis marquess viscount
    general admiral marshal field-marshal colonel major captain lieutenant sergeant corporal commander
    commander-in-chief ataman hetman lieutenant-general major-general lieutenant-colonel vice-admiral rear-admiral
    president vice-president premier minister prime-minister chancellor secretary commissar ambassador consul
    governor governor-general senator deputy delegate mayor judge attorney chairman speaker engineer editor
    """.split()
)
#: Particles that join forename and surname or begin a surname.
PARTICLES: Final = frozenset(
    "von van de der den du la le di da del della dos ibn bin ben al el zu zur af av ter ten".split()
)
#: What after a surname shows that a firm is meant: "Marx & Co.", "Dietz Verlag".
FIRM_AFTER: Final = frozenset(
    "& co company verlag press publishers publishing books bros brothers sons ltd inc gmbh printers".split()
)
#: One or more initials, each with its stop; "Yu." and other digraphs of a transliteration count as one.
INITIAL: Final = re.compile(r"(?:[^\W\d_]|Yu|Ya|Ye|Kh|Zh|Ch|Sh|Ts|Th|Ph|Gr|Dm|Vl|Al|Jr|Chr)\.", re.UNICODE)
