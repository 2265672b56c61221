"""Words whose capital names nobody: of the calendar, of nations and peoples, of doctrines, of ideology. Data."""

from __future__ import annotations

from typing import Final

from edition.recognise.naming.ordinary import words as _words

#: Words that only stand before a name at the beginning of a sentence.
ORDINARY_ARTICLES: Final = _words("the this that these those our your his its their in at on of from a an")

#: Days, months and words of the calendar.
CALENDAR: Final = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec easter christmas whitsun
    lent sabbath old new style mondays saturdays sundays
    """
)
#: Adjectives of nationality, and peoples.
NATIONAL: Final = _words(
    """
    german french english british american russian polish finnish swedish norwegian danish dutch belgian swiss
    austrian hungarian czech slovak czechoslovak serbian serb croatian croat slovene yugoslav bulgarian rumanian
    romanian roumanian greek turkish turk italian spanish portuguese irish scottish scotch scots welsh persian
    afghan indian chinese japanese korean mongolian mongol siamese egyptian arab arabian arabic syrian armenian
    georgian azerbaijani azerbaijanian tatar tartar kirghiz uzbek turkmen turkoman bashkir kalmyk ukrainian
    white-russian byelorussian lithuanian latvian lettish estonian esthonian jewish hebrew yiddish canadian
    australian mexican cuban brazilian argentine chilean latin-american african european asiatic asian oriental
    western eastern northern southern balkan baltic slav slavic slavonic scandinavian anglo-saxon teutonic prussian
    bavarian saxon rhenish austro-hungarian galician siberian caucasian transcaucasian moscovite muscovite catalan
    basque castilian breton flemish walloon macedonian albanian montenegrin bosnian javanese malay filipino burmese
    cossack tsarist czarist imperial royal christian catholic protestant orthodox lutheran moslem muslim mussulman
    mohammedan buddhist presbyterian soviet bolshevik menshevik bolshevist menshevist french-speaking great-russian
    little-russian pan-slav pan-german allemand français anglais russe italien espagnol polonais
    """
)
PEOPLES: Final = _words(
    """
    turks finns swedes danes poles czechs slovaks serbs croats slovenes bulgars greeks arabs jews tatars tartars
    letts lithuanians latvians estonians britons englishmen englishman frenchmen frenchman irishmen irishman
    scotsmen scotsman welshmen dutchmen dutchman cossacks turkomans turkmens kurds kurd persians afghans mongols
    tatars hindus hindu moslems muslims mussulmans mohammedans christians catholics protestants presbyterians
    lutherans methodists quakers slavs germans russians spaniards spaniard turk finn swede dane pole scot negro
    negroes ukrainians americans italians rumanians hungarians magyars magyar chechens uzbeks bashkirs kirghiz
    chinaman chinamen немцы турки французы англичане русские поляки italiens allemands français anglais russes
    polonais turcs américains espagnols belges grecs roumains hongrois deutschen deutsche engländer franzosen russen
    polen italiener österreicher türken amerikaner
    """
)
NATIONAL_PREFIXES: Final = tuple(
    """
    anglo- franco- russo- austro- sino- german- russian- polish- italo- turco- graeco- greco- serbo- soviet- pan-
    pro- anti- non- semi- ex- post- pre- all- trans- french- british- anglo– franco– russo– austro– sino–
    """.split()
)
#: Ends of words derived from names and of words of doctrine.
DERIVED: Final = tuple(
    """
    ism isms ist ists ite ites dom ianism istic ismus isme istes iste изм изма исты истов
    """.split()
)

#: Common nouns that writing of the time gives a capital; alone, or with only these, they name nothing.
GENERIC: Final = _words(
    """
    party parties state states government governments soviet soviets congress conference committee council assembly
    revolution counter-revolution republic constitution army navy fleet war peace press church parliament cabinet
    senate ministry court crown throne chamber house houses capital labour labor proletariat bourgeoisie people
    peoples nation nations god heaven lord providence fatherland motherland concession concessions article articles
    chapter section clause paragraph no nos number vol volume page note notes north south east west northwest
    north-west south-west south-east north-east embassy legation consulate mission delegation staff board bureau
    commission commissariat treaty agreement pact convention protocol armistice left right centre center opposition
    majority minority communist communists socialist socialists anarchist anarchists marxist marxists democrat
    democrats liberal conservative radical radicals nationalist nationalists republican republicans monarchist
    monarchists imperialist social-democrat social-democrats social-democratic social-democracy social-revolutionary
    democracy democratic bolshevik menshevik internationale central provisional revolutionary red white reds whites
    green black executive supreme national international general federal foreign internal public secret special
    extraordinary joint plenipotentiary correspondent correspondents editor editors reader readers author translator
    transcriber question answer interviewer chairman secretary treasurer ghazi marshal mass bible gospel koran
    prophet devil marxism leninism communism socialism imperialism capitalism bolshevism menshevism anarchism
    fascism militarism internet policy meeting joint messrs co sir madam majesty highness excellency eminence
    holiness lordship act acts bill bills law decree order orders manifesto declaration resolution theses thesis
    programme program point points group fraction faction wing bloc union unions trade trades trade-union
    trade-unions works works-council workers worker peasant peasants soldiers sailors deputies commissars people’s
    workers’ peasants’ soldiers’ finance justice affairs agriculture education health food transport railways posts
    telegraphs interior commerce industry nationalities supply chancellery chancellor secretariat presidium plenum
    politburo control inspection province district region county department town city village street square market
    river sea lake mountain island bank company club society league school university academy museum theatre station
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth all-russia all-russian mr mrs
    dr prof st jr sr esq ps nb etc op cit ibid loc vol ed eds pp idem trans tr fig civil world great holy eternal
    almighty amir boyars yes sergeant-major socialism tsar-bell day workers-and-peasants front left-wing right-wing
    young old new saint edition editions version license licence domain copyleft stenographic verbatim publisher
    publishers issue volume collected selected writings speeches articles letters works middle ages партия совет
    советы правительство республика революция état révolution république gouvernement parti
    """
)
#: What alone or together is no title of its own: "Collected Works", "Selected Articles".
BARE_TITLES: Final = _words(
    """
    collected selected complete works writings speeches articles letters essays papers edition report reports volume
    english russian german french verbatim stenographic press publishers archive
    """
)
ROMAN: Final = frozenset("IVXLCDM")
