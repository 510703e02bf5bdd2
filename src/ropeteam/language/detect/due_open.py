"""Times that are named without a day: seasons, before and after a feast, the go-live, the next release, soon.

The phrase is kept so that a person can set the day; none is guessed. '5/6' is here too: fifth of June or sixth of May.
"""

from __future__ import annotations

import re

_FEASTS = r"weihnachten|christmas|ostern|easter|pfingsten|silvester|den feiertagen|the holidays|thanksgiving"
_SEASONS = r"frühjahr|frühling|sommer|herbst|winter|spring|summer|autumn|fall"
_YOURS = r"(?:the |your |our |their |der |den |dem |ihrem |eurem |eirem )?"
_START = (
    r"(?:go ?-? ?live|golive|echtstart|produktivstart|produktivsetzung|kick ?-? ?off|cut ?-? ?over|systemstart|"
    r"betriebsstart)"
)
_HIGH_TIME = (
    r"(?:haupt|hoch)?(?:saison|season|inventur|stocktaking|stocktake|sommerferien|ferien|holidays|summer holidays|"
    r"ernte|harvest|messe)"
)
_UNIT = r"(?:tage?n?|days|wochen|weeks|monate?n?|months|jahren|years)"
OPEN = re.compile(
    rf"(?<!\w)(?:(?:noch )?(?:vor|before|nach|after|über|over|around|um) (?:{_FEASTS})"
    r"|zwischen den jahren"
    rf"|(?:im|in the|in|bis zum|by the|by|this|next|diesen|nächsten|over the|den|the|for the|noch im) (?:{_SEASONS})"
    r"|(?:mit dem |with the |in the )?(?:frühjahrs|sommer|herbst|winter)?-?(?:nächsten release|next release|spring "
    r"release|summer release|fall release|autumn release|winter release)"
    r"|(?:mit dem |mit der |with the |in the |im |in der )?(?:nächsten|nächste|next) (?:update|version|ausgabe)"
    rf"|(?:bis zum|zum|zur|bis zur|beim|ab|vor|nach|at|by|before|for|from|after|with) {_YOURS}{_START}"
    rf"|(?:vor|nach|zur|bis zur|bis|before|after|by|for) {_YOURS}{_HIGH_TIME}"
    rf"|(?:in|within|innerhalb|binnen) (?:von )?(?:ein paar|wenigen|einigen|a few|several|some) {_UNIT}"
    r"|(?:in |in der |in the |gleich in der )?(?:1|2|3|4)\. (?:woche|week)(?! (?:of|im|in) )"
    r"|(?:by|on|until|till|before|from|due|bis|am|zum|ab|spätestens)(?: the| zum)? (?:1[0-2]|0?[1-9]) / "
    r"(?:1[0-2]|0?[1-9])(?: / (?:20)?\d\d)?(?! [/%])"
    r"|(?:demnächst|sobald wie möglich|so schnell wie möglich|baldmöglichst|kurzfristig|asap|as soon as possible|"
    r"shortly|zeitnah|in kürze|in due course))(?!\w)"
)
