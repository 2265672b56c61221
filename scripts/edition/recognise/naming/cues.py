"""Words that tell names from other capitals, and one kind of name from another. Data; no dictionary.

Lists are in lower case. Languages: English, German, French, Russian; a word may serve several.
"""

from __future__ import annotations

from typing import Final

from edition.recognise.naming.ordinary import words as _words

#: Countries and continents: names of places without more.
COUNTRIES: Final = _words(
    """
    afghanistan africa albania america argentina armenia asia australia austria austria-hungary azerbaijan belgium
    bessarabia bohemia brazil britain bulgaria canada caucasus caucasia chile china courland crimea croatia cuba
    czechoslovakia denmark egypt england estonia esthonia europe finland france galicia georgia germany greece
    holland hungary india ireland italy japan java korea latvia lithuania livonia macedonia manchuria mesopotamia
    mexico mongolia montenegro morocco netherlands norway palestine persia poland portugal prussia roumania rumania
    romania russia scotland serbia siberia silesia spain sweden switzerland syria transcaucasia transylvania tripoli
    tunisia turkestan turkey ukraine usa u.s.a wales yugoslavia moscow london paris berlin vienna deutschland
    rußland russland frankreich italien polen österreich ungarn türkei england amerika europa moskau russie
    allemagne pologne autriche italie angleterre europe amérique moscou espagne turquie россия россии германия
    германии франция франции англия польша польше румынии болгарии москва москвы европе
    """
)
#: Last (or only) words of names of bodies.
ORGANISATION_HEADS: Final = _words(
    """
    committee council party union unions bureau league federation confederation commissariat soviet soviets assembly
    bank company institute society association brotherhood brigade regiment division army corps flotilla fleet guard
    guards legion international internationale entente alliance duma rada tribunal delegation office works press
    verlag university academy theatre embassy legation bund vikzhel commission ministry department syndicate trust
    cooperative co-operative guild chamber congress presidium secretariat government cabinet rifles battalion
    squadron divisions front organisation organization movement section staff directory directorate board agency
    museum deputies commissars workers stewards allies powers seamen railwaymen conference-of-ambassadors centre
    center archive archives partei verband vereinigung bund rat völkerbund komitee ausschuß gewerkschaft
    gesellschaft regierung internationale reichstag landtag reichswehr freikorps parti comité commissariat conseil
    ligue fédération confédération syndicat casa confederación partido комитет совет партия союз наркомат
    комиссариат армия агентство агентства бюро съезд интернационал лига дума рада кружок общество банк
    """
)
#: Bodies that are no more than "the X Government", "the X Parliament" when a nationality stands before them.
NOT_OF_A_NATION: Final = _words(
    """
    government governments parliament cabinet army fleet navy staff party press ministry workers unions deputies
    delegation section movement soviets powers commission centre department
    """
)
#: Words that alone name a body, a parliament, a police, an alliance.
INSTITUTIONS: Final = _words(
    """
    comintern profintern cheka gpu ogpu sovnarkom narkomindel rosta entente allies duma rada reichstag landtag
    bundesrat sejm diet rigsdag riksdag storting eduskunta skupština skupshtina sobranie majlis mejliss medjliss
    cortes dáil dail seim kuomintang guomindang bund politburo orgburo zhenotdel proletkult vikzhel tsentrobalt wafd
    sinn reichswehr freikorps stahlhelm heimwehr jangalis dashnaks mensheviks bolsheviks cadets kadets octobrists
    spartacists narodniks trudoviks borotbists independents maximalists srs liberals tories whigs volunteers directory
    zionists reuter reuters havas wolff tass komsomol krestintern наркоминдел коминтерн совнарком вцик цк чека
    völkerbund кпг спд
    """
)
#: Words that make a name one of an event; in lower case, too, after a capital ("Lena massacre").
EVENT_HEADS: Final = _words(
    """
    revolution war wars treaty peace conference congress battle siege rising uprising insurrection putsch mutiny
    massacre armistice agreement pact strike offensive campaign days convention protocol revolt rebellion commune
    plebiscite crisis affair incident coup exodus famine pogrom pogroms retreat truce trial riots demonstration
    crusade expedition vertrag friede frieden konferenz kongreß kongress weltkongreß weltkongresses parteitag
    revolution krieg aufstand traité paix conférence congrès guerre révolution мир мира миру договор съезд
    конференция война восстание революция
    """
)
#: Events that a lower-case word names only after a place or month, never after a person or adjective.
EVENT_LOWER: Final = _words(
    """
    revolution treaty peace conference congress rising uprising insurrection putsch mutiny massacre armistice
    agreement мир мира миру мире договор договора договору съезд съезда съезде восстание восстания strike offensive
    days revolt rebellion plebiscite affair incident coup pogrom riots mutinies putsches
    """
)
ORDINALS: Final = _words(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi extraordinary inaugural
    """
)
#: Last words of names of places.
PLACE_HEADS: Final = _words(
    """
    sea ocean river lake mount mountains mountain basin gulf bay island islands isle isles peninsula province
    republic street streets square station park heights gate bridge palace castle prison hotel prospekt prospect
    hall side road green straits strait canal valley steppe district region concession avenue boulevard house coast
    plain hills port cape fort fortress harbour docks dock territory territories oblast kingdom empire federation
    line quay barracks cathedral monastery cemetery fields field forest isthmus pass yard gardens lane place gebiet
    straße strasse platz bahnhof brücke rue boulevard gare pont théâtre quai calle plaza улица площадь вокзал
    губерния море озеро река
    """
)
#: First words of names of places: "Mount Ararat", "Gulf of Finland".
PLACE_FIRST: Final = _words(
    """
    mount lake cape fort port hotel gulf bay isle straits strait sea republic kingdom river saint st unter calle rue
    grand grande hôtel north south east west upper lower new asia central soviet
    """
)
#: Lower-case words that belong to the name of a place before them.
PLACE_LOWER: Final = _words(
    """
    province gubernia guberniya uyezd oblast volost vilayet sanjak county губернии губерния уезд уезда
    """
)
#: Words of titles of works and periodicals.
WORK_HEADS: Final = _words(
    """
    times herald news guardian post gazette chronicle daily weekly monthly review journal tribune telegraph mail
    star express observer spectator standard mirror courier dispatch examiner worker dreadnought tageblatt zeitung
    rundschau nachrichten presse anzeiger volksblatt volkszeitung freiheit korrespondenz fahne humanité populaire
    temps matin figaro pravda izvestia izvestiya iskra zvezda manifesto capital declaration decree theses charter
    encyclopaedia bulletin almanac writings works nation известия правда газета журнал вестник искра
    """
)
#: Words before the name of a periodical or a work.
WORK_BEFORE: Final = _words(
    """
    newspaper newspapers paper periodical journal magazine weekly daily organ book pamphlet article brochure
    entitled called titled poem novel play zeitung blatt zeitschrift buch schrift artikel journal revue livre
    brochure article газета газете газеты журнал журнале журнала книга книге статья брошюра орган
    """
)
#: Heads after which "of" goes on with the name.
OF_HEADS: Final = _words(
    """
    committee council party union league federation confederation commissariat soviet soviets assembly bank
    institute society association brotherhood legion alliance tribunal ministry department chamber congress board
    secretariat bureau international battle treaty peace siege conference convention armistice revolution mutiny
    massacre pact agreement retreat gulf bay isle sea cape republic kingdom straits union dominion plan declaration
    government house legions army academy university institute museum ministry press ship delegation manifesto
    rights charter peoples confédération congrès traité conférence conseil comité parti ligue commissariat journal
    gazette maison vertrag friede konferenz compañía partido confederación
    """
)
#: Heads that alone do not begin such a name: "the Government of Angora" is a description.
OF_HEADS_WEAK: Final = _words("government house party army delegation press revolution soviet")
FOR_HEADS: Final = _words(
    """
    commissariat committee society ministry league union council association congress bureau
    """
)
ON_HEADS: Final = _words("decree conference commission theses declaration resolution")
#: Offices that take an object: "Commissar for Foreign Affairs" names an office, not a body.
OFFICES: Final = _words(
    """
    commissar commissars minister ministers secretary secretaries director head chief chairman president commander
    member members delegate ambassador councillor under-secretary minister-president inspector
    """
)
#: Trades and ranks that tell of a person only in lower case before a name: "the peasant Tarasov".
TRADES: Final = _words(
    """
    correspondent delegate commander commandant pilot miner weaver fitter turner docker worker peasant sailor
    soldier poet novelist writer painter historian author lawyer engineer deputy ambassador consul diplomat chief
    leader генерал адвокат поэт писатель рабочий матрос député poète écrivain abgeordneter dichter arbeiter
    """
)
#: Titles of German; some are surnames elsewhere.
GERMAN_TITLES: Final = _words(
    """
    reichskanzler kanzler reichspräsident präsident minister reichsminister botschafter gesandter graf fürst
    freiherr baron general oberst hauptmann feldmarschall staatssekretär genossen bürger abgeordneter major genosse
    genossin
    """
)
#: Ends of German titles: "Staatskanzler", "Erzherzog", "Hofrat".
GERMAN_TITLE_ENDS: Final = tuple(
    """
    kanzler herzog minister präsident hofrat sekretär general meister kommissar leutnant marschall vorsitzende
    vorsitzender botschafter gesandter kommandant professor abgeordnete
    """.split()
)
#: Titles that are such only with a stop after them.
SHORT_TITLES: Final = _words("gen col capt lt maj sgt cmdr adm hon pres sen gov prof rev comr cde")
#: Words that go before a title, within it.
TITLE_PARTS: Final = _words(
    """
    deputy vice acting former late people’s foreign prime grand high chief lord first second old young poor dear
    assistant honorary right hon honourable reverend crown privy
    """
)
#: Titles beside those of `nameparts.TITLES`.
MORE_TITLES: Final = _words(
    """
    señor señora senor senora señorita don doña signor signora raja rajah maharaja amir begum gen col capt lt maj
    sgt cmdr adm hon pres sen gov prof mme mlle comr cde monsieur m mm maître docteur ministre général colonel
    maréchal amiral comte duc citoyens camarade camarades président товарищ товарища товарищу товарищем товарищи тов
    гражданин господин господина господину госпожа генерал генерала генералу адмирал полковник директор директором
    директора министр министра князь князя граф графа принц принца принце барон доктор профессор адвокат
    председатель посол посла комиссар нарком councillor voevoda archduke archduchess grand-duke alderman canon vicar
    monsignor premier brigadier field-marshal generalissimo voivode hetman atamans generals admirals colonels
    presidents ministers commissars professors counts princes barons lords
    """
)
#: Words that look like titles but begin names of bodies and events when such a head follows.
TITLE_OR_NOT: Final = _words(
    """
    general major people’s foreign first second high grand right old young prime chief lord crown
    """
)
#: Parts of a person's name that stand last, as titles of honour do in the East.
NAME_LAST: Final = _words(
    """
    khan pasha bey effendi agha mirza beg hanum jr sr ii iii iv vi vii viii xii xiii xiv i
    """
)
#: Verbs by which persons speak and act, in the forms that stand beside a name.
SAYING: Final = _words(
    """
    said says say asked asks replied replies answered answers told tells wrote writes declared declares announced
    announces remarked added adds cried exclaimed shouted objected objects explained explains reported reports
    recalled recalls admitted argued argues believed believes thinks thought insisted insists proposed proposes
    moved moves seconded spoke speaks demanded demands protested protests whispered repeated observed stated states
    telegraphed telegraphs promised promises agreed agrees refused refuses denied suggested suggests warned warns
    complained complains laughed laughs smiled nodded shrugged resigned signed edits sits stood stands sat lived
    lives died knew knows wants wanted read reads went came took gave led leads sagte sagt fragte fragt antwortete
    antwortet erklärte erklärt rief ruft schrieb schreibt meinte meint erwiderte sprach spricht protestierte betonte
    berichtet berichtete forderte fordert behauptet behauptete lächelte schreit dit dirent demanda demande répondit
    répond écrit écrivit déclara déclare ajouta parla parle cria attaqua défendit proposa propose présidait préside
    protesta сказал сказала говорит говорил спросил спрашивал ответил отвечает заявил заявила заявляет писал пишет
    написал возразил заметил считает думает предложил сообщил сообщает обещал требует объявил угрожает извиняется
    """
)
#: Further verbs that follow the subject of a sentence.
VERBS: Final = _words(
    """
    is was has had will would could can did does may might must shall should cannot never always alone became
    becomes began begins brought calls called carried left lies lost made makes met needs sent shot slept won writes
    fell fled found held kept got gets fought returned remained remains returned walked arrived entered est était
    fut a avait sera arrive reste parle vient ira va écrit ist war hat hatte wird wurde kann will soll muß bleibt
    geht kam ging erhob erfuhr был была было будет хочет хотел ведёт едет приехал уехал стал ждёт ещё уже болен умер
    """
)
#: Prepositions after which a place stands.
PLACE_PREPOSITIONS: Final = _words(
    """
    in at from near to into through via towards toward outside beyond across leaving entered reached around off nach
    aus bei vers dans depuis в во из на под около через возле
    """
)
#: Ends of German common nouns.
GERMAN_NOUN_ENDS: Final = tuple(
    """
    ung ungen heit heiten keit keiten schaft schaften tion tionen ismus ität tät nis nisse tum chen lein ling erei
    ium ment mente isten igung arbeit tag zeit macht wesen werk recht
    """.split()
)
GERMAN_NOT_PLACES: Final = _words(
    """
    frage kraft hause haus angst furcht not form folge gang ordnung fragen reden briefe worten tagen jahren frieden
    krieg seiten wahrheit wirklichkeit zukunft freiheit gefahr ruhe bewegung erfüllung händen augen waffen geld brot
    friede deutsch englisch russisch französisch mitte scharen massen hunger kohle eisen
    """
)
#: Forenames common in the sources: one before another capital makes a person.
FORENAMES: Final = _words(
    """
    adolf albert alexander alexandra alexei alfred alois anatole andrei andreu andrew ann anna anton antonio arthur
    august austen béla bela benito boris bruno carl charles christian clara claude daniel david dmitri edouard
    eduard edward edvard elena emil emiliano emma ernest ernst eugen eugene evelyn felix ferdinand francis francisco
    franz fred frederick friedrich fritz georg george georges georgi giacomo giuseppe grigory gustav hans harry hans
    heinrich helen henri henry herbert hermann hugo ivan jack jacques james jane jean jenő jim joaquín john josé
    josef joseph jules julius karl käthe konstantin kurt larissa leo leon leonid lev louis ludwig lyov maria marie
    mark martin marx- mary maurice max maxim michael mikhail nadezhda nicholas nikita nikolai olga oskar otto pablo
    patrick paul pavel peter philip philipp pierre ramsay raymond richard robert rosa rudolf salvador samuel sergei
    sidney simon sofia stefan stepan stephen sylvia theodor thomas tibor tom tomás ulrich vasily vera victor viktor
    vincent vittorio vladimir walter walther wilhelm william winston woodrow yakov yelena yevgeny yuri zsigmond карл
    роза виктор оскар отто владимир владимира георгий георгия иван николай лев леонид максим александр пётр
    """
)
#: Abbreviations whose stop ends no sentence.
ABBREVIATIONS: Final = _words(
    """
    mr mrs ms dr st no nos vol vols p pp ed eds vs etc cf gen col capt lt maj prof rev hon jr sr art ch fig messrs
    comr approx viz e.g i.e a.m p.m nr s bd hrsg bzw usw z.b u.a d.h m mm mme mlle cie co ltd inc bros op cit т г гг
    им тов проф ст стр с руб д-р гр кн напр т.е т.д т.п jan feb aug sept oct nov dec
    """
)
