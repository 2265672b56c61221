"""Words around and inside names: titles, particles, initials. Data that recognising and proposing names share."""

from __future__ import annotations

import re
from typing import Final

#: Titles, ranks and offices that stand before a person's name. They are no part of it, but tell that one follows.
TITLES: Final = frozenset(
    """
    comrade comrades citizen citizeness citoyen citoyenne genosse genossin camarade tovarishch
    gen adm col maj capt lieut lt sgt hon pres com cde graf grand-duke
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
#: What after a surname shows that a thing is called after a person: "Lenin Street".
MEMORIALS: Final = frozenset(
    "street square avenue boulevard prospekt bridge station institute library museum prize medal academy university"
    " college hospital mausoleum monument foundation line".split()
)
#: What before the name of a place makes it that of another: "New London".
PLACE_BEFORE: Final = frozenset("new nova novo novaya little lake mount mt port fort cape saint st san santa".split())
#: Words of which names of bodies consist that are told apart only by what follows ("of the ...").
GENERIC: Final = frozenset(
    """
    central executive committee committees communist socialist social-democratic social democratic labour party council
    soviet soviets congress people’s people's peoples commissariat commissar commissars national constituent assembly
    government provisional ministry army international workers’ workers' peasants’ peasants' soldiers’ soldiers'
    deputies union unions bureau commission left right federation league republic revolution conference treaty peace
    """.split()
)
#: Capitalised words that stand before names without being forenames: openers of sentences, times, peoples, roles.
NOT_FORENAMES: Final = frozenset(
    """
    a about above according after again against all along already also although always among an and another any are as
    at away back because been before behind below besides between both but by can cannot could did do does during each
    either even every except few finally first following for formerly from further had has have he hence her here his
    how however i if in indeed instead into is it its just last lastly later least less let like long many may me
    meanwhile might more moreover most much must my naturally neither never nevertheless next no nobody none nor not
    nothing now of off often on once one only or other our out over own perhaps quite rather right same second see shall
    she should since so some soon still such than that the their them then there therefore these they third this those
    though through thus till to today together too toward towards tsar two under unless until up upon was we were what
    when whenever where whereas whether which while who whole whom whose why will with within without would yes
    yesterday yet you your tomorrow tonight afterwards probably certainly evidently accordingly consequently
    january february march april june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday
    german russian french british english american italian austrian polish ukrainian turkish bulgarian rumanian romanian
    serbian greek finnish hungarian japanese chinese soviet bolshevik menshevik communist socialist tsarist citizen dear
    """.split()
)
