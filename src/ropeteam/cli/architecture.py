"""architecture: the overall solution of a deal as a list, as data, or as a picture in a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line, quoted
from ropeteam.core.architecture_picture import links_of
from ropeteam.flows import architecture_limits
from ropeteam.flows.architecture_layout import drawn
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import architecture as query
from ropeteam.store.queries.architecture import Solution, end_of
from ropeteam.store.queries.product import truth_of
from ropeteam.wording.architecture_svg import svg
from ropeteam.wording.presales import needed
from ropeteam.wording.say import say

Found = list[architecture_limits.Exceeded]


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deal", help="the deal's id")
    parser.add_argument("--version", type=int, default=None, metavar="N", help="as it stood at that version")
    parser.add_argument("--svg", type=Path, default=None, metavar="FILE", help="write the picture here")
    parser.add_argument("--company", default="", help="where two companies have the same deal id")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _architecture(args: argparse.Namespace) -> int:
    deal = access.deal_by_key(OPERATOR, args.deal, company=args.company)
    found = query.solution(deal, n=args.version)
    beyond = architecture_limits.exceeded(found, truth_of(deal))
    if args.svg is not None:
        args.svg.write_text(_picture(found, beyond, args.lang), encoding="utf-8")
    if args.format == "json":
        print(as_json(_data(found, beyond)))
    elif args.svg is None:
        _print(found, beyond, args.lang)
    return 0


def _picture(found: Solution, beyond: Found, language: str) -> str:
    systems, interfaces = found.plain
    return svg(
        drawn(systems, links_of(interfaces)),
        systems,
        title=say("architecture.picture_title", language, deal=found.deal.title),
        flows={row.interface.no: row.what for row in found.interfaces},
        beyond={row.interface.interface.no for row in beyond if row.interface and row.beyond},
        language=language,
    )


def _data(found: Solution, beyond: Found) -> dict[str, object]:
    return {
        "deal": found.deal.key,
        "version": found.version.n if found.version else 0,
        "product": found.ours,
        "systems": [
            {"no": row.system.no, "name": row.name, "supplier": row.supplier, "release": row.release}
            for row in found.systems
        ],
        "interfaces": [
            {
                "no": row.interface.no,
                "source": end_of(row.source),
                "target": end_of(row.target),
                "both_ways": row.both_ways,
                "what": row.what,
                "supplier": row.supplier,
                "capability": row.capability.key if row.capability else None,
            }
            for row in found.interfaces
        ],
        "limits": [
            {
                "stand": row.held.stand,
                "why": row.held.why,
                "said": row.held.said,
                "limit": row.limit,
                "requirement": row.requirement.no if row.requirement else None,
                "interface": row.interface.interface.no if row.interface else None,
            }
            for row in beyond
        ],
    }


def _print(found: Solution, beyond: Found, language: str) -> None:
    print(f"{found.deal.key} · {found.deal.title}")
    if not found.systems:
        line("cli.architecture.none", language)
    for row in found.systems:
        supplier = say(f"supplier.{row.supplier}", language)
        print(f"  S{row.system.no} {row.name}{f' {row.release}' if row.release else ''} ({supplier})")
    names = found.names
    for each in found.interfaces:
        arrow = "↔" if each.both_ways else "→"
        source, target = names.get(end_of(each.source), ""), names.get(end_of(each.target), "")
        print(f"  {each.interface.no}: {source} {arrow} {target}: {each.what}")
    for one in beyond:
        stand = say(f"architecture.stand.{one.held.stand}", language)
        volume, unit = (one.interface.volume, one.interface.unit) if one.interface else (None, "")
        said = needed(one.held.said, one.field, volume=volume, unit=unit, language=language)
        print(f"  ! {stand}: {quoted(said, language)} · {one.capability}: {one.limit}")


COMMANDS = (Command("architecture", "the overall solution of a deal", _arguments, _architecture),)
