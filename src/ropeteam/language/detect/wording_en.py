"""English cue words as spoken in sales talks, by natives and by others. Same names as the German table."""

from __future__ import annotations

CUES: dict[str, str] = {
    "commit": r"\b(i|we) (promise|guarantee|commit|swear|give you my word)\b|\b(my|our) word\b|you have my word|consider "
    r"(it|that|them|this) (done|sorted|sold)|done deal|count on (it|us|that)|bank on|take (it|that) to the "
    r"bank|locked in|you can hold (me|us)|that'?s a (promise|yes)|hand on heart|definitely (be|have|get)|"
    r"signed off|on me\b",
    "deliver": r"\b(you|they|he|she|your \w+|everybody|customers?) ?('ll| will|'re going to| are going to|gonna)? ?(get|"
    r"have|receive|gets|become)\b.{0,60}\b(by|in|from|with|on|end|before|next|until|release)\b|\b(we|i)('ll| "
    r"will|'re going to| are going to|'m going to|'re gonna|'m gonna| can have| can get)\b|\b(we|i) (deliver|"
    r"ship|build|bring|give you|make you|put|set|switch|turn|load|train|map|migrate|configure|install|add|come|"
    r"provide|do you|release|move|clean|import|enable|extend|wire|hook|connect|write you|carry)\b|\b(is|are) "
    r"(coming|shipping|going live)\b|\blive by\b|\bgo(es)? live\b",
    "future": r"\b(will|'ll|going to|gonna|comes? (with|in|out|by|end)|ships?|lands?|shall|is due|drops?|rolls? out|is "
    r"in by|you get it)\b",
    "short_yes": r"^(yeah |yes |yep |sure |ok |okay |right |aye |no worries |fine )*,? ?(done|sorted|consider it|we('ll| "
    r"will) (do|make|sort|get)|we can do (that|it)|no problem|easy|absolutely|leave it with (me|us)|on it|will "
    r"do|you'?ve got it|you got it|sure thing|we do that|easy peasy|can do)\b",
    "release": r"\b(with|in|by) (the )?(release|version|\d{4}[. ](dot )?\d|\d\d?[.]\d|r\d|v\d|update|spring release|fall "
    r"release)\b|\brelease \d|\bversion \d|\b20\d\d ?[.] ?\d\b|\b20\d\d dot\b|\b(spring|summer|fall|autumn|"
    r"winter) (release|twenty|20\d\d|update)",
    "hedge": r"\b(i|we)('d| would|'ll| will)? (have|need|want) to (first )?(ask|check|talk|confirm|look|run|speak|"
    r"verify)|\bi('d| would) (rather )?(ask|check|have to)|\b(maybe|perhaps|probably|possibly|eventually|might|"
    r"may be|not sure|i think|i guess|i believe|i reckon|let me (check|ask|look|see|find out|get back)|don'?t "
    r"know|no idea|as far as i know|can'?t say|should be able|in theory|don'?t quote me|off the top of my head|"
    r"would need to|must first|must ask|should first|first ask|find out|come back to you|take (it|that) (away|"
    r"back|with me))\b",
    "if": r"\b(if|unless|provided|assuming|suppose|should you|were you to|had we|in case)\b",
    "would": r"\b(would|could|might|should|'d)\b",
    "no_promise": r"(promis|commit|guarante|sign)\w* .{0,30}\b(not|nothing|no|anything|n't|nobody)\b|\b(not|no|never|nothing|"
    r"n't|nobody|isn'?t|won'?t|can'?t)\b.{0,30}\b(promis|commit|guarante|a yes|agreed)\w*|not a promise|no "
    r"promise",
    "take_back": r"\b(take .{0,30}back|took .{0,30}back|takes .{0,30}back|withdraw\w*|scrap (that|it|what)|strike (that|it)|"
    r"forget (what|that|about)|pull(ing|ed)? (that|it)|off the table|correct (that|myself|what)|was wrong|i "
    r"got ahead|not true|spoke too soon|retract\w*|walk(ing)? (it|that) back|misspoke|shouldn'?t have said|no "
    r"longer|is off|cancel (that|what)|i was too)\b",
    "reported": r"\b(told|said|says|reckons?|wrote|mentioned|claims?|claimed|heard|apparently|according to|promised|"
    r"offered|reckoned|thinks|swears|was under the impression|goes around)\b",
    "past": r"\b(was|were|had|did|took|went|got|came|last (week|month|year|time|spring|summer|autumn|fall|winter|"
    r"tuesday|friday)|yesterday|ago|since|already done|finished|used to|back in|built|ran|made|we'?ve (done|"
    r"built|had|run|finished|trained|loaded|set)|have (done|finished|already|trained|loaded)|i'?ve (done|"
    r"finished|already|set|put|cleaned|been)|\w+ed)\b",
    "vague": r"\b(somehow|some day|someday|something|sort it|figure (it |that )?out|work (it|that|something) out|find "
    r"(a|some) way|find out of it|it'?ll (come|be fine|be okay|get|happen|sort)|we'?ll (see|find|manage|get "
    r"there|look at|cross|work)|one way or another|in due course|soon enough|at some point|leave it|always do|"
    r"don'?t worry|no worries|gets? sorted)\b",
    "admin": r"\b(slides?|deck|minutes|agenda|invites?|invitation|offer|quote|proposal|recording|link|calendar|summary|"
    r"notes?|email|e-mail|mail|send|sends|sending|forward|circulate|nda|contract draft|documents?|doc|dates?|"
    r"crm|cee are em|data sheet|meeting|list|paperwork|order form|write up|ticket|call you|ring you|"
    r"thursday'?s|screenshot)\b",
    "not": r"\b(not|no|none|never|nothing|nobody|without|nor|neither|cannot|can'?t|won'?t|don'?t|doesn'?t|isn'?t|"
    r"aren'?t|didn'?t|ain'?t|hasn'?t|haven'?t|wouldn'?t|n't)\b",
    "only": r"\b(only|just|at most|maximum|max|up to|no more|more than|limit|limited|stops?|cap|capped|ends? at|tops "
    r"out|nothing (more|else)|except|that'?s it|minimum|at least|finer)\b",
    "plan": r"\b(plan(ned|ning|s)?|roadmap|idea|drawer|consider(ing|ed)?|looking (at|into)|think(ing)? about|backlog|"
    r"on (the|our) (list|radar|wall|board)|post-?it|not fixed|not (decided|committed|released|confirmed|"
    r"agreed)|maybe next|hope(d|fully)?|aim(ing)?|target(ing)?|pencil(led)?|someday|wish ?list|explor\w+|"
    r"sketch\w*|draft|intend|penciled|tentative\w*)\b",
    "question": r"\?\s*$|^(and |but |so |uh |um |ok |okay |well )*(does|do|can|could|is|are|what|which|how|when|who|where|"
    r"why|has|have|will|would|did|any chance|tell me)\b",
    "need": r"\b(need|needs|needed|want|wants|wish|require[sd]?|i'?d (like|love|want)|we'?d (like|love|want)|would "
    r"(like|love|be great|be nice|help)|could we (have|get)|can we (have|get|please)|can (you|i) (make|give|"
    r"add|have|get|please)|have got to|has to|have to|ought to|missing|lacking|must|looking for|gotta|has got "
    r"to|asking for|if (it|you|we) could|requirement|request)\b",
    "must": r"\b(must|should|has to|have to|had to|needs to|ought to|shall|gotta|supposed to|got to|mustn'?t)\b",
    "date_wish": r"\b(sooner|earlier|faster|ideal(ly)?|rather|prefer\w*|hoping|hoped|before (christmas|easter|summer|winter|"
    r"the)|in time|asap|as soon as|would suit|suits|nicer|nice if|be (great|good|lovely|perfect|ideal|grand)|"
    r"quicker|better for us)\b",
    "you_need": r"\b(you|he|she|they|your \w+) (basically |actually |really |just |only )?(need|needs|want|wants|'re "
    r"(after|saying|looking)|are (after|saying|looking)|mean|would like)|so (what )?(you|your|for you)|if i "
    r"(understand|got|hear)|what i'?m hearing|hear(d)? you|to (sum|recap)|understood|in other words|got it|so "
    r"it'?s|boils down|comes down to|i understand|sum(med)? up|play(ing)? (that|it) back|so (that|it)'?s about",
    "worry": r"\b(worr\w*|afraid|fear\w*|concern\w*|uneasy|nervous|frustrat\w*|disappoint\w*|fed up|trust|not happy|"
    r"unhappy|annoy\w*|unacceptable|deal.?breaker|risk\w*|scar(ed|y|es)|s[ck]eptic\w*|angry|lose|losing|lost|"
    r"nightmare|mess|horror|on fire|pull out|walk away|walking|sleep\w*|terrif\w*|dread\w*|panic\w*|doubt\w*|"
    r"problem|trouble|fail\w*|disaster|fine[sd]?|penalt\w*|lawsuit|lawyer|regulator|embarrass\w*|sick of|tired "
    r"of|third time|second time|again|broken|useless|waste|hate|cancel\w*|leave you|stuck|bleed\w*|killing|"
    r"kills?|goes? wrong|not (ok|okay|good enough|acceptable|what)|can'?t (see|run|live|have|go|use|explain|"
    r"defend|work)|don'?t (believe|trust|see|think|like)|cooked|screwed|hurts?|burn(t|ed)?|fool|backwards|"
    r"competitor|blow up|collapse|uncomfortable|gut|stomach)\b",
    "mild": r"\b(not ideal|a bit|bit of|slightly|little|could live|can live|fair enough|shame|not the end|it'?s (ok|"
    r"okay|fine)|that'?s (ok|okay|fine)|okay i think|i suppose|not bad|decent|alright|reasonable|makes sense|"
    r"sounds (good|fine|ok|okay|reasonable)|good to know|looks (ok|okay|fine|good)|would'?ve liked|fine by me|"
    r"workable|i guess|whatever|pity|no drama|manageable|must not be)\b",
    "praise": r"\b(genius|sensational|super|brilliant|amazing|fantastic|wow|awesome|incredible|beautiful|beauty|lovely|"
    r"great|love|loved|loving|party|hug|kiss|blown|best|impress\w*|excited|saved|saves|lifesaver|life saver|"
    r"game.?changer|magic\w*|gold|cool|delighted|thrilled|over the moon|never seen|finally|wonderful|perfect|"
    r"happy|dream\w*|gorgeous|stunning|chuffed|rapt|stoked|mint|ace|cracker|ripper|belter|sold|cry|cried|tears|"
    r"goosebumps|marry|enthusiastic|crazy good|insane|unreal|best thing|years? i'?ve|wanted (that|this|it) "
    r"(for|since)|proper|huge|massive|sings?|dancing|dance|champagne|frame (it|that)|makes my (day|week|year)|"
    r"christmas|pure joy|hero(es)?|legend\w*|spectacular|bravo|marvell?ous|wicked|phenomenal|excellent|"
    r"super(b)?|treasure|relief)\b",
    "polite": r"\b(thanks?|thank you|cheers|bye|goodbye|have a (good|nice|great|lovely)|good (morning|afternoon|evening|"
    r"day)|nice (to|meeting)|weekend|pleasure|welcome|appreciate\w*|regards|safe travels|take care|see you|"
    r"hello|hi|ta|many thanks|kind|speak soon|great (call|meeting|talking|chat))\b",
    "irony": r"\b(congratulations|congrats|oh (great|good|joy|wonderful|lovely|brilliant|fantastic|super|perfect)|how "
    r"(lovely|nice|wonderful|convenient|thoughtful)|just what|of course|sure,|well done|brilliant,? (so|then)|"
    r"my favou?rite|bravo|hooray|hallelujah|fairy|unicorns?|nobel|lottery|schnapps|tell my family|great,? (so|"
    r"another|then|just)|lovely,? (so|another|then)|fantastic,? (so|another|then)|wonderful,? (so|another|"
    r"then)|as if|yeah right|what a surprise|shock(er|ing)?|santa|pigs? (fly|will)|can'?t wait|i'?m sure)\b",
    "product": r"\b(it|that|this|you|\w+) (can|shows?|keeps?|reads?|checks?|sends?|holds?|supports?|covers?|handles?|"
    r"runs?|does|takes?|gives?|makes?|tracks?|flags?|warns?|prints?|exports?|imports?|syncs?|updates?|"
    r"compares?|records?|lets|works?|speaks?|goes|drafts?|collects?|calculates?|stores?|logs?|pulls?|pushes|"
    r"picks|blocks|stops|fills|sorts|splits|sees|compares|connects?|integrates?|talks?|scales?)\b|\byou (can|"
    r"see|get|have|just|already)\b|\b(already|today|out of the box|built.?in|as standard|standard|included|"
    r"comes with|is in|are in|supported|automatic\w*|by itself|themselves|itself|since (version|two|years)|has "
    r"(always|that)|is there|it'?s there|in the product|native\w*|live in)\b",
    "all": r"\b(all|every|everything|each|any|anything|anywhere|everywhere|unlimited|infinite|whatever|whichever|"
    r"whoever|always|never|as many|as much|no limits?|limitless|real ?time|worldwide|globally|around the clock|"
    r"without (limits?|restriction|exception)|instant\w*)\b",
    "told_us": r"\b(told|promised|assured|guaranteed) (us|me|our|my|everyone|them)\b|\b(you|he|she|they|ms|mr|mrs|your "
    r"\w+|\w+) (said|told|promised|swore|assured|committed|agreed|guaranteed)\b|\bwe were (told|promised|"
    r"assured|sold)|\bi was (told|promised|assured|sold)|gave (us|me) (your|his|her|their) word|was (agreed|"
    r"promised) ",
    "us": r"\b(we|us|our|ours)\b",
    "you": r"\b(you|your|yours|they|them|their|he|him|she|her)\b",
    "i": r"\b(i|my|me|mine|i'm|i've)\b",
}
