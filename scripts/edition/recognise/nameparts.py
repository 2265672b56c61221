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
    товарищ товарища товарищу товарищем т тов гражданин гражданина господин господина генерал генерала барон барона
    граф графа князь князя адмирал адмирала министр министра президент комиссар нарком посол доктор профессор царь царя
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
#: Words for a people or country before the name of a body: "the Hungarian Red Army" is another than the Red Army.
PEOPLES: Final = frozenset(
    """
    american argentine armenian austrian azerbaijani bavarian belgian british bulgarian canadian chinese czech
    czechoslovak danish dutch egyptian english estonian finnish french georgian german greek hungarian indian irish
    italian japanese jewish korean latvian lithuanian mexican mongolian norwegian persian polish portuguese prussian
    rumanian romanian roumanian scottish serbian spanish swedish swiss turkish ukrainian white-russian yugoslav
    """.split()
)
#: Common forenames: one of them before a surname whose bearers have other forenames is somebody else's.
FORENAMES: Final = frozenset(
    """
    adolf albert alexander alexandra alexei alfred alice andrei andrew anna anne anton antonio arthur august benito
    boris bruno carl catherine charles christian clara claude clement constantine daniel david dmitri dora edward
    eleanor elena elizabeth emil emma enver ernest ernst eugen eugene felix ferdinand filipp fanny francis francois
    frank franz frederick friedrich fritz fyodor georg george georges georgi gerhard grigori gustav hans harold harry
    heinrich helen henri henry herbert hermann hugo ignaz ilya inessa irakli isaac ivan jack jacques jakob james jan
    jean johann john jonas josef joseph josif julius karl kemal konstantin kurt lavr lazar leo leon leonid lev lidia
    louis ludwig luigi marc marcel margaret maria marie mark martin marx mary matthias max maxim michael mikhail moisei
    mustafa nadezhda natalia nestor nicholas nikita nikolai oleg olga oscar otto paul pavel peter philip pierre pyotr
    rachel ramsay raymond richard robert roman rosa rudolf rudiger samuel sara semyon sergei sergey sidney simon sofia
    stanislav stepan susan sylvia theodor thomas timofei tom trofim vasily vera victor viktor vitaly vladimir walter
    werner wilhelm william winston woodrow yakov yelena yevgeny yuri zinaida
    """.split()
)
#: What makes "for Foreign Affairs" an office and not the title of a periodical.
OFFICES: Final = re.compile(
    r"\b(?:commissar|commissariat|minister|ministry|secretary|under-secretary|department|office|committee|commission|"
    r"bureau|institute|ministre|ministère)s?\b[^.;!?]{0,24}\b(?:for|of|des|de)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
