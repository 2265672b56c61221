"""Words that begin sentences and tell nothing by their capital, for each language. Data; no dictionary."""

from __future__ import annotations

from typing import Final


def words(text: str) -> frozenset[str]:
    """
    Return the words of a list.
    """
    return frozenset(text.split())


#: Function words and what else begins sentences: capitals on these tell nothing.
ORDINARY_EN: Final = words(
    """
    a an the this that these those i you he she it we they me him her us them my your his its our their mine yours
    one ones oneself himself herself itself themselves ourselves myself yourself who whom whose which what when
    where why how whether whoever whatever wherever whenever while whilst and or but nor yet so for if unless until
    till because since although though as than then thus therefore hence consequently accordingly moreover
    furthermore nevertheless nonetheless however besides meanwhile otherwise instead indeed perhaps maybe probably
    possibly certainly surely evidently apparently obviously clearly naturally undoubtedly doubtless frankly finally
    firstly secondly thirdly lastly first second third last next again also too even only just still already always
    never ever often seldom sometimes once twice now today tomorrow yesterday tonight soon later afterwards before
    after formerly recently lately here there everywhere nowhere somewhere elsewhere above below behind beyond
    beside between among amongst about against across along around at by down during except from in inside into like
    near of off on onto out outside over past through throughout to toward towards under underneath up upon with
    within without despite according concerning regarding notwithstanding both either neither each every all any
    some none no not nothing nobody nowise something somebody someone anything anybody anyone everything everybody
    everyone many much more most few fewer less least several such same other others another enough half part two
    three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds thousand
    thousands million millions dozens scores is are was were be been being am do does did done have has had having
    can could may might must shall should will would ought let lets yes no oh ah well please thanks hurrah bravo
    hear quite rather very really almost nearly hardly scarcely barely merely simply only exactly precisely
    especially particularly generally usually mostly mainly partly wholly fully entirely completely suddenly
    gradually slowly quickly immediately eventually fortunately unfortunately happily sadly curiously strangely
    unlike given granted considering seeing judging speaking returning coming going looking taking making being
    knowing thinking why because poor young old dear little great good bad big small new long short high low early
    late present true real full whole free own public private certain clear right left wrong strong weak rich dead
    alive people men women man woman children boys girls friends workers peasants soldiers sailors officers troops
    prisoners doctors boatmen students teachers miners dockers ministers delegates members citizens masses crowds
    trains ships rain snow winter spring summer autumn morning evening night noon midnight day days week weeks month
    months year years time times life death war peace bread land work money food coal sugar salt typhus famine
    hunger cholera truth history experience nature power force law order reason facts fact news question questions
    answer answers discussion decided resolved agreed carried adopted rejected read closed opened adjourned noted
    passed present absent think look see hear ask tell say take give come go send bring write read remember forget
    consider note notice suppose imagine believe know wait stop help long-live down applause laughter cheers cries
    voice voices shame enemies allies friends help revenge victory defeat freedom liberty equality fraternity bravo
    silence mankind humanity reaction production industry agriculture trade labour labor capital wages prices taxes
    personally politically economically technically historically officially lecture speech article letter letters
    report reports address interview telegram diary journal notes chapter part section appendix introduction preface
    contents summary extract extracts minutes resolution resolutions decree appeal manifesto statement declaration
    communiqué communique bulletin delivered given published printed reprinted translated transcribed written signed
    dated source sources edited copy copyright transcription translation adapted compiled reproduced mark-up markup
    html online proofread digitized ours theirs welcome greetings esteemed ninety eighty seventy bourgeois esq co
    command orders artillery infantry cavalry weather discipline instead whoever hot cold warm wet dry thank
    nonsense rubbish courage patience attention order heavy light busy sunday drawn met had military political
    foreign economic internal external domestic general international national social military-political agrarian
    financial volunteers theatres alcohol leave marxists-en edit retrieved jump from
    """
)
ORDINARY_DE: Final = words(
    """
    der die das den dem des ein eine einen einem einer eines kein keine keinen dieser diese dieses diesem diesen
    jener jene jenes jeder jede jedes alle alles allen aller mancher manche solche welche welcher welches was wer
    wen wem wie wo wohin woher wann warum weshalb ich du er sie es wir ihr mich dich sich uns euch ihm ihn ihnen
    ihre ihren ihrer ihrem sein seine seinen seiner seinem mein meine meinen unser unsere unseren unserer euer man
    nicht nichts niemand jemand und oder aber sondern denn doch auch nur noch schon so dann da dort hier nun jetzt
    heute gestern morgen damals bald immer nie wieder sehr mehr wenn als ob daß dass weil während obwohl bevor
    nachdem bis seit an auf aus bei durch für gegen in mit nach ohne über um unter von vor zu zum zur im am beim vom
    ins ans zwischen hinter neben trotz wegen dagegen dafür dadurch dabei daher darum also zwar jedoch freilich
    gewiß vielleicht ja nein ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte
    muß müssen mußte soll sollen sollte mag mögen darf will wollen wollte gibt lest lies zuerst zuletzt endlich
    ferner erstens zweitens drittens viele wenige einige mehrere beide zwei drei vier fünf sechs zehn hundert
    tausend genossen genosse arbeiter januar februar märz april mai juni juli august september oktober november
    dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag nr quelle seite band heft
    übersetzung erstveröffentlichung anfang ende mitte man selbst weder sowohl statt allein eben gerade wohl darüber
    damit davon dazu daran darauf hierüber lieber liebe liebes dein deine deinen grüße gruß schick niemand oberst
    übrigens nämlich abends morgens vormittags brief rede
    """
)
ORDINARY_FR: Final = words(
    """
    le la les l un une des du de d au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur
    leurs je tu il elle on nous vous ils elles qui que quoi dont où quand comment pourquoi combien quel quelle quels
    quelles et ou mais donc or ni car si comme lorsque puisque parce quoique afin ainsi alors aussi encore toujours
    jamais déjà hier demain aujourd ici là voici voilà à dans en par pour sur sous vers chez avec sans contre entre
    depuis pendant avant après dès jusque malgré selon quant tout toute tous toutes chaque plusieurs certains
    quelques aucun aucune nul autre autres même mêmes plus moins très trop peu beaucoup assez bien mal oui non ne
    pas point est sont était étaient fut furent sera seront a ont avait avaient aura dites dis voyez vive cela ceci
    ça rien personne quelqu chacun celui celle ceux celles être avoir faire cher chère chers chères camarade
    camarades citoyens messieurs mesdames salut fraternel lettre discours rapport article source traduction première
    publication janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi
    mercredi jeudi vendredi samedi dimanche état république visite deux trois quatre cinq six sept huit neuf dix
    """
)
ORDINARY_RU: Final = words(
    """
    и а но да или либо ни не же ли бы в во на над под о об обо от до из изо к ко по с со у за при про для без через
    между среди перед после около вокруг против кроме вместо ради я ты он она оно мы вы они меня тебя его её ее нас
    вас их мне тебе ему ей нам вам им мной тобой нами вами ими мой моя моё мое мои твой свой своя свои наш наша наше
    наши ваш ваша ваше ваши вами этот эта это эти тот та то те такой такая такое такие какой какая какое какие кто
    что чего чему чем ком где куда откуда когда почему зачем как так там тут здесь туда сюда тогда теперь сейчас
    сегодня вчера завтра уже ещё еще всегда никогда иногда снова опять потом затем сначала если хотя чтобы потому
    поэтому однако впрочем конечно может быть был была было были есть будет будут нет да весь вся всё все всех всем
    сам сама само сами каждый всякий другой другие иной один одна одно одни два две три четыре пять шесть семь
    восемь девять десять сто тысяча много мало несколько больше меньше очень только лишь даже именно вот ведь пусть
    прошу прочтите товарищи товарищ товарищу граждане дорогой дорогие уважаемый письмо речь доклад статья источник
    впервые опубликовано печатается перевод январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь
    декабрь января февраля марта апреля мая июня июля августа сентября октября ноября декабря понедельник вторник
    среда четверг пятница суббота воскресенье дополнительный фронт турки немцы голод газеты старый новый последний
    правда нам вам из-за из-под по-моему по-видимому ибо дабы ежели мною нельзя можно надо нужно
    """
)

_BY_LANGUAGE: Final = {"en": ORDINARY_EN, "de": ORDINARY_DE, "fr": ORDINARY_FR, "ru": ORDINARY_RU}


def ordinary(language: str) -> frozenset[str]:
    """
    Return the words of a language that tell nothing by their capital; English ones for any other.
    """
    return _BY_LANGUAGE.get(language[:2], ORDINARY_EN)
