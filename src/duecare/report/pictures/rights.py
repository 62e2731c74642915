"""The map of rights: every right in its family, how it stands, and how grave the gravest impact on it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from duecare.core.catalogue import Right
from duecare.core.catalogue.records import Family, Tier
from duecare.core.dossier import Dossier
from duecare.core.method.findings import Findings, RightFinding, RightResult
from duecare.core.revision.view import Withheld
from duecare.report.absent import IMPACTS
from duecare.report.glyphs import visible
from duecare.report.looked import hides
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import WIDTH, Drawing, Sheet, Shown, Table
from duecare.report.pictures.lettering import width_of, wrapped
from duecare.report.words import Words

FAMILIES: tuple[str, ...] = (*get_args(Family), "")
"""In the order of the map. Last come rights of which no family is known."""
TIERS: tuple[Tier, ...] = get_args(Tier)
SQUARE, EDGE, BESIDE = 18, 2, 30
FILLED: Mapping[Tier, int] = {"critical": 14, "severe": 10, "significant": 7, "limited": 4}
"""How high a square is filled."""
APART, MOST = 24, 12
"""From one small square to the next, and how many stand in a row. The table has everything."""


@dataclass(frozen=True, slots=True)
class Held:
    """A right, with the gravest tier of what affects it."""

    finding: RightFinding
    tier: Tier | None


def rights_map(dossier: Dossier, findings: Findings, words: Words, withheld: Sequence[Withheld] = ()) -> Shown:
    """A drawing for each family, with one table for all."""
    families = _families(dossier, findings, words)
    some = hides(withheld, IMPACTS)
    return Shown(
        tuple(_family(family, held, words) for family, held in families.items()),
        (words.text("map-what-shown" if some else "map-what"),),
        _table(families, words, "map-no-impact-shown" if some else "map-no-impact"),
    )


def _families(dossier: Dossier, findings: Findings, words: Words) -> dict[str, list[Held]]:
    worst = _worst(dossier, findings)
    found: dict[str, list[Held]] = {family: [] for family in FAMILIES}
    for right in findings.rights:
        record = words.catalogue.get(Right, right.id)
        found[(record.family if record else None) or ""].append(Held(right, worst.get(right.id)))
    return {family: sorted(held, key=_place) for family, held in found.items() if held}


def _place(held: Held) -> tuple[int, int]:
    """At stake first, the gravest of them before the others."""
    stands = get_args(RightResult).index(held.finding.result)
    return (stands, TIERS.index(held.tier) if held.tier else len(TIERS))


def _worst(dossier: Dossier, findings: Findings) -> Mapping[str, Tier]:
    found: dict[str, Tier] = {}
    for impact in findings.impacts:
        for right in dossier.impacts[impact.id].rights:
            found[right] = min(found.get(right, TIERS[-1]), impact.tier_high, key=TIERS.index)
    return found


def _family(family: str, held: Sequence[Held], words: Words) -> Drawing:
    sheet, name = Sheet(), _name(family, words).text
    y = sheet.write("heading", EDGE, 16, wrapped(name, WIDTH, 14, most=2, bold=True), 18) - 6
    for right in held:
        if right.finding.result == "at-stake":
            y = _at_stake(sheet, right, y, words)
    said = []
    for result in get_args(RightResult):
        count = sum(one.finding.result == result for one in held)
        said.append(words.text("pair", name=words.label("right-result", result), value=words.number(count)).text)
        if result != "at-stake" and count:
            y = _row(sheet, result, count, said[-1], y)
    about = words.text("map-about", counts=words.series([Phrase.of(one) for one in said])).text
    return sheet.done(name, about, y + 4, rtl=words.rtl)


def _name(family: str, words: Words) -> Phrase:
    return words.label("right-family", family) if family else words.text("map-other")


def _at_stake(sheet: Sheet, right: Held, y: int, words: Words) -> int:
    """A right at stake: its square, filled as high as the gravest impact on it is grave, and its name."""
    sheet.box("plain", EDGE, y, SQUARE, SQUARE)
    if right.tier:
        filled = FILLED[right.tier]
        sheet.box("level", EDGE + 2, y + SQUARE - 2 - filled, SQUARE - 4, filled)
    name = wrapped(words.name("rights", right.finding.id).text, WIDTH - BESIDE, 13, most=3)
    end = sheet.write("text", BESIDE, y + 13, name, 17)
    if right.tier:
        said = _grave(right.tier, words).capital().text
        end = sheet.write("small", BESIDE, end, wrapped(said, WIDTH - BESIDE, 12, most=2), 16)
    return end - 4


def _row(sheet: Sheet, result: str, count: int, said: str, y: int) -> int:
    """So many rights that stand alike: a small square for each, and how they stand beside or below them."""
    for number in range(min(count, MOST)):
        x = EDGE + number * APART
        sheet.box("open", x, y, SQUARE, SQUARE)
        if result == "set-aside":
            sheet.line("stripe", (x + 3, y + SQUARE - 3), (x + SQUARE - 3, y + 3))
        else:
            sheet.write("mark", x + SQUARE // 2, y + 13, ["?"], 0)
    after = EDGE + min(count, MOST) * APART + 2
    if after + width_of(said, 12) <= WIDTH:
        return sheet.write("small", after, y + 13, [visible(said)], SQUARE) - 4
    return sheet.write("small", EDGE, y + SQUARE + 15, wrapped(said, WIDTH, 12, most=2), 16) - 4


def _table(families: Mapping[str, Sequence[Held]], words: Words, none: str) -> Table:
    """A row for each family, with a cell for each way in which a right can stand."""
    heads = (words.text("map-family").capital(), *(words.label("right-result", one) for one in get_args(RightResult)))
    rows = tuple(
        (
            (_name(family, words),),
            *(
                tuple(_named(one, words, none) for one in held if one.finding.result == result) or (Phrase(),)
                for result in get_args(RightResult)
            ),
        )
        for family, held in families.items()
    )
    return Table(words.text("map-title"), heads, rows)


def _named(right: Held, words: Words, none: str) -> Phrase:
    """Its name; of one at stake also how grave the gravest impact on it is."""
    name = words.name("rights", right.finding.id)
    if right.finding.result != "at-stake":
        return name
    return words.text("pair", name=name, value=_grave(right.tier, words) if right.tier else words.text(none))


def _grave(tier: Tier, words: Words) -> Phrase:
    return words.text("chain-worst", tier=words.word(tier, "tier"))
