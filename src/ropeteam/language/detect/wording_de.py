"""German cue words, spoken as people speak them: dialect, fillers and speech-recognition spelling are the normal case.

Each entry is one cue: a name shared with the English table and an alternative of regular expressions, matched on
folded text (lower case, one space, straight quotes). A cue decides nothing alone; the head weighs them.
"""

from __future__ import annotations

CUES: dict[str, str] = {
    "commit": r"\b(ich|wir|i|mia|mir) (versprech\w*|garantier\w*|verpflicht\w*|sag\w* (ihnen|euch|dir) (das )?(fest "
    r")?zu)\b|mein wort"
    r"|leg\w* (ich )?mich fest|fest zugesagt|sag(e|en)? (ich|wir) (ihnen|euch|dir)? ?(fest )?zu\b|verbindlich|"
    r"versprochen\b(?! nicht)"
    r"|können sie sich (drauf|darauf) verlassen|verlassen sie sich|hand drauf|geht klar|is(t)? geritzt|stehe? ich "
    r"(da)?für",
    "deliver": r"\b(kriegen|bekommen|haben|habt|hom|kriegt|bekommt|kriegst|hast|hobts|habts|kriagt|kriagn|kriegts|"
    r"bekommts) (sie|ihr|er|du|die|das|den|es|von uns|des|d'|a|eine?n?)\b"
    r"|\b(liefer\w*|bringen? (wir|ich)|stell\w* (wir|ich) (ihnen|euch)|bereitstell\w*|schalt\w* (wir|ich|i|ma)|"
    r"richt\w* (wir|ich|i|ma)|bau\w* (wir|ich|i|ma)|bind\w* (wir|ich|i|ma)"
    r"|mach\w* (wir|ich|i|ma)|schul\w* (wir|ich|i)|übernehm\w* (wir|ich)|leg\w* (wir|ich|i|ma)|programmier\w*|"
    r"setz\w* (wir|ich|i|ma)|lad\w* (wir|ich))\b"
    r"|\b(wir|ich|i|mia) (liefer|bring|stell|schalt|richt|bau|bind|mach|schul|übernehm|programmier|setz|lad|komm|"
    r"spiel|import|erweiter|ergänz|pass|kümmer|besorg|erledig|aktivier|trag|migrier|übertrag|leg)\w*",
    "future": r"\b(werd(e|en|et|ma)|wird|kommt|kommen) (ich|wir|sie|ihr|ihnen|euch|das|die|der|es|mit|im|ende|anfang|"
    r"mitte|am|bis|per|in)\b|\bwird\b|\bkommt\b|ab (januar|jänner|februar|märz|april|mai|juni|juli|august|"
    r"september|oktober|november|dezember)",
    "short_yes": r"^(ja |jo |na |jaja |passt |klar )?(mach(en)? (ma|wir|ich)|kriegen wir hin|krieg(n|en)? ma|nehm\w* (ma|"
    r"wir)|geht klar|passt|schaff\w* (wir|ma)|wird gemacht|erledigt|is(t)? notiert|das machen wir|logisch)\b",
    "release": r"\b(mit|im|in|ab|zum) (dem |der )?(release|version|r ?\d\d|v ?\d|\d{4}[.-]\d|\d\d?\.\d|update|ausgabe)\b|"
    r"\brelease \d|\br\d\d?[.-]\d\b|\bversion \d",
    "hedge": r"müsst\w* (ich|i|wir|ma)|muss (ich|i|ma) (erst|noch|zuerst|vorher|da|das)|(ich|i) (muss|müsst\w*|möchte) "
    r".{0,40}(frag|klär|prüf|nachschau|nachseh|abklär|reden|sprechen|abstimm)"
    r"|weiß (ich|i) (jetzt |grad |noch )?(nicht|net|ned)|\b(eventuell|vielleicht|womöglich|vermutlich|"
    r"wahrscheinlich|möglicherweise|ohne gewähr|glaub\w*|meine ich|mein i|denke|schätz\w*|wohl|evtl)\b"
    r"|nicht sicher|kann ich (ihnen )?(so|jetzt|heute)? ?(nicht|net) sagen|lass\w* mich (das )?(mal )?(prüfen|"
    r"klären|nachsehen|schauen|fragen)|nehm\w* (ich|wir) mit|kläre? ich",
    "if": r"\b(wenn|wann|falls|sofern|sollte[nt]?|vorausgesetzt|angenommen|gesetzt den fall|würd\w*)\b",
    "would": r"\b(könnt\w*|würd\w*|wär\w*|ließe|hätt\w*|tät\w*|kunnt\w*|kannt\w*|möcht\w*|dürft\w*|müsst\w*|sollt\w*)\b",
    "no_promise": r"(versprech|versprich|zusag|sag\w*|garantier|verpflicht)\w* .{0,30}\b(nicht|nix|nichts|net|ned|kein\w*|"
    r"nüt)\b|kein(e|er|en)? (zusage|versprechen|garantie|verpflichtung)|nicht? (zugesagt|versprochen|"
    r"ausgemacht|vereinbart)"
    r"|(nicht|nix|nichts|net|ned) (zu|versprech|zusag|zugesagt)\w*|als zusage",
    "take_back": r"zurück(zieh|nehm|ziehen|nehmen)?\b|zieh\w* .{0,30}zurück|nehm\w* .{0,40}zurück|streich\w*|gestrichen|"
    r"revidier|korrigier\w*|war (falsch|ein fehler|zu viel|voreilig)|gilt nicht( mehr)?|vergessen sie (das|"
    r"was)|vom tisch|stimmt so nicht|hinfällig",
    "reported": r"\b(hat|haben|hast|habt|hot|hom|hätt\w*|ham) .{0,60}\b(gesagt|gsagt|erzählt|gmeint|gemeint|geschrieben|"
    r"gschrieben|behauptet|versprochen|zugesagt|verzellt|angekündigt|versichert|in aussicht gestellt)\b|"
    r"\b(meint\w*|sagt\w*|behauptet\w*|schreibt|angeblich|laut|hieß es|heißt es)\b|\bsoll\w* .{0,30}(haben|"
    r"sein)$",
    "past": r"\b(hab|habe|haben|hat|hast|habt|hot|hom|ham|hamma|hab i|hob|sind|ist|is|san|wurde\w*|war|waren) "
    r".{0,80}\b(ge|gs|ein\w*ge|auf\w*ge|aus\w*ge|an\w*ge|um\w*ge|ab\w*ge|vor\w*ge|ver|be|er)\w+(t|en|n)\b"
    r"|\b(gestern|vorgestern|letzte\w*|vorige\w*|damals|seinerzeit|im letzten|seit|neulich|vergangene\w*|bereits "
    r"erledigt|war|waren|wurde\w*|ging|lief|kam|dauerte)\b",
    "vague": r"\b(irgendwie|irgendwann|irgendwas|wird schon|kommt schon|kommt dann|das wird|schon werden|passt schon|"
    r"krieg\w* (wir|ma) (das )?schon|find\w* (wir|ma) (schon|da|eine|ne|was)|schau\w* (wir|ma)( mal)?|wer\w* "
    r"(wir|ma) (schon )?(sehen|schaun)|zu gegebener zeit|demnächst|mal sehen|lösung)\b",
    "admin": r"\b(folie\w*|unterlage\w*|protokoll\w*|einladung\w*|termin\w*|angebot\w*|offerte\w*|link\w*|"
    r"aufzeichnung\w*|präsentation\w*|zusammenfassung|kalender\w*|mail\w*|schick\w*|send\w*|mitschnitt|"
    r"notiz\w*|agenda|nda|avv|vertragsentwurf|datenblatt|beschreibung|liste|rundschick\w*|teams|zoom|"
    r"bildschirm|rechnung|ansprechpartner)\b",
    "not": r"\b(nicht|nich|net|ned|nid|kein\w*|koa\w*|nix|nichts|nie|niemals|ohne|noch nicht|weder|nüt|nöd)\b",
    "only": r"\b(nur|bloß|lediglich|höchstens|maximal|max|bis zu|mehr als|nicht mehr|ausschließlich|schluss|grenze|"
    r"mindestens|limit|begrenzt|reicht bis|endet)\b",
    "plan": r"\b(plan\w*|geplant\w*|angedacht\w*|vorgesehen|idee\w*|überleg\w*|angepeilt|roadmap|denk\w* (wir|drüber|"
    r"darüber)|im gespräch|schublade|wunschliste|merkzettel|noch nicht entschieden|nicht freigegeben|in "
    r"planung|vormerk\w*|anvisiert|irgendwann|perspektivisch|langfristig|absicht)\b",
    "question": r"\?\s*$|^(und |aber |also |äh |na |ja )?(gibt'?s|gibt es|kann|können|könnt|kannst|geht|läuft|ist|sind|hat|"
    r"haben|wie|was|wo|wann|wer|welche\w*|wieviel|wieso|warum|lässt|funktioniert|unterstützt|macht|stimmt|darf|"
    r"braucht|derf|muss|müssen|was für|ob)\b",
    "need": r"\b(brauch\w*|bräucht\w*|benötig\w*|notwendig|erforderlich|wünsch\w*|hätt\w* (ich |i |ma |wir |mir "
    r")?(gern|halt|am liebsten)|hätt\w* gern\w*|gern\w* hätt\w*|würd\w* (ich |wir |i |ma )?gern|wär\w* (schön|"
    r"gut|super|toll|wichtig|fein|klasse)|fehlt\w*|(ich|wir|i|mia|mir|ma) (will|wollen|mecht\w*|möcht\w*|wü|"
    r"woin|wett\w*|bräucht\w*|müssen|muss|müsst\w*)|anforderung|pflicht|wunsch)\b",
    "must": r"\b(muss|müssen|müsst\w*|soll|sollen|sollt\w*|sollat\w*|solln|darf nicht|dürfen nicht|müssten|muaß|miassn|"
    r"zwingend|unbedingt)\b",
    "date_wish": r"\b(lieber|früher|eher|schneller|ideal|am liebsten|dringend|rechtzeitig|recht wär\w*|so bald|noch vor|"
    r"noch heuer|noch dieses jahr|wär\w* (uns|mir|natürlich|halt)|gäbig\w*|wäre schön)\b",
    "you_need": r"\b(sie|ihr|er|die|ihnen|euch|du) (brauch\w*|woll\w*|möcht\w*|hätt\w* gern|geht es|geht's|suchen|"
    r"benötig\w*)|es geht (ihnen|euch|also|ihm|denen)|geht('?s| es) (ihnen|euch|also)|verstanden|verstehe? ich|"
    r"wenn ich (sie|das|euch) richtig|zusammengefasst|fass\w* (ich )?(mal )?zusammen|ihr (bedarf|wunsch|"
    r"anliegen|punkt)|halte? (ich )?fest|unterm strich|heißt also|das heißt",
    "worry": r"\b(sorge\w*|angst|bauchschmerz\w*|bauchweh|problem\w*|ärger\w*|enttäusch\w*|unzufrieden\w*|katastroph\w*|"
    r"skeptisch|zweif\w*|nervös|unruhig|mulmig|kündig\w*|geduld|sauer|fürcht\w*|befürcht\w*|risik\w*|gefahr|"
    r"gefähr\w*|verlier\w*|vertrauen|glaub\w* .{0,20}(nimmer|nicht mehr|kein)"
    r"|schlaf\w*|unmöglich|inakzeptabel|schlimm\w*|stimmt nicht|widerspruch|schon wieder|zum (dritten|vierten|"
    r"zweiten) mal|so geht das nicht|reicht('s| es)|schnauze|frust\w*|genervt|grauen|graut|albtraum|peinlich|"
    r"blamier\w*|haft\w*|strafe\w*|steh\w* (ich|wir) (dumm|da)|kopfweh|kopfschmerz\w*|bedenk\w*|verunsicher\w*|"
    r"alarm\w*|schockier\w*|scheiter\w*|nicht akzeptabel|raus aus dem|abspring\w*|anwalt|vorstand|letzte chance|"
    r"zusammenbr\w*|chaos|verarsch\w*|ausreden)\b",
    "mild": r"\b(halb so wild|kein drama|nicht (so )?(ideal|schlimm|optimal)|naja|na ja|na gut|ein bisschen|bissl|"
    r"bisserl|ein wenig|etwas|kann ich (mit )?leben|könnt\w* (ich|wir) (mit )?leben|schade|geht schon|passt "
    r"schon|in ordnung|soweit|ganz gut|ganz nett|ganz ordentlich|ok|okay|von mir aus|meinetwegen|nicht "
    r"schlecht|solide|brauchbar|klingt (gut|ok|vernünftig))\b",
    "praise": r"\b(genial\w*|sensation\w*|super|toll\w*|großartig\w*|klasse|traum\w*|begeister\w*|fantasti\w*|"
    r"phantasti\w*|wahnsinn\w*|hammer|mega|spitze\w*|gewaltig|leiwand|wunderbar\w*|herrlich\w*|lieb\w*|"
    r"perfekt\w*|beeindruck\w*|freu\w*|rett\w*|gold wert|geil\w*|cool|chapeau|endlich|der beste|beste\w*|"
    r"schönste\w*|sagenhaft|großes kino|verneig\w*|respekt|hut ab|tränen|gänsehaut|umarm\w*|küss\w*|knutsch\w*|"
    r"wie weihnachten|weihnachten|jubel\w*|glücklich\w*|stolz|unglaublich|irre|überwältig\w*|hin und weg|da "
    r"schau her|ein segen|erleichter\w*|nie wieder|noch nie|ich pack'?s nicht|lässig|mordsmäßig|bärig|grandios|"
    r"sauber|tipptopp)\b",
    "polite": r"\b(danke\w*|dank|merci|bitte|schönen (tag|abend|feierabend)|wochenende|wiedersehen|wiederhören|tschüss|"
    r"ade|servus|pfiat\w*|grüß\w*|grüezi|guten (tag|morgen)|moin|freut mich|liebe grüße|mfg|hallo|schöne grüße|"
    r"bis bald|bis dann)\b",
    "irony": r"\b(na (toll|super|prima|bravo|servus|dann)|herzlichen glückwunsch|gratulier\w*|gratulation|bravo|"
    r"natürlich|selbstverständlich|ja klar|sicher|freilich|wie praktisch|wie schön|ganz großes|soso|aha|ach so|"
    r"ach was|wer hätte das gedacht|hurra|halleluja|schnaps|lotto|einhorn\w*|nobelpreis|osterhas\w*|christkind|"
    r"zaub\w*|weihnachtsmann)\b",
    "product": r"\b(läuft|kann|können sie|können (ihre|die)|könnt ihr|sie sehen|seh(t|en|ts)|zeigt|rechnet|prüft|"
    r"speichert|schreibt|liest|erkennt|meldet|warnt|sortiert|druckt|verschickt|gibt (es|'s)|gibt's|ist drin|"
    r"sind drin|ist dabei|sind dabei|unterstütz\w*|standard\w*|heute schon|schon heute|bereits|längst|seit "
    r"(jahren|version)|von haus aus|eingebaut|enthalten|inklusive|funktioniert|geht (auch|mit|über|schon|heute|"
    r"das)|verarbeit\w*|export\w*|import\w*|automatisch|deckt|umfasst|spricht|sprechen|holt|holen (wir|sie)|"
    r"trägt|schafft|passt sich|legt|zieht|berechnet)\b",
    "all": r"\b(all\w*|jede\w*|jedes|beliebig\w*|unbegrenzt\w*|sämtlich\w*|egal|überall|immer|komplett|unendlich|"
    r"sooft|so viele?|ohne (grenze|einschränkung|limit)|echtzeit|weltweit|rund um die uhr)\b",
    "told_us": r"\b(uns|mir|ihr|sie|er|frau|herr|kolleg\w*|du|vertrieb)\b.{0,60}\b(zugesagt|versprochen|gesagt|gsagt|"
    r"zugesichert|versichert|angekündigt|in aussicht|geschworen|verzellt|ausgemacht|vereinbart|geheißen|"
    r"garantiert)\b|(zugesagt|versprochen|gesagt|gsagt|zugesichert|versichert|geschworen) (hat|haben|habt|"
    r"hatten|worden|ham|hom|hot)|\b(hieß es|hat es geheißen|hats ghaßen|laut (frau|herrn|ihnen))\b",
    "us": r"\b(wir|uns|unser\w*|mia|ma|mir)\b",
    "you": r"\b(sie|ihnen|ihr|ihre\w*|euch|euer\w*|eure\w*|dir|du|denen|ihm|es)\b",
    "i": r"\b(ich|i|mich|mein\w*)\b",
}
