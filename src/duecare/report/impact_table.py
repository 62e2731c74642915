"""The impacts as a table for other programs: one line an impact, in the words and ids of the document's own format."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from duecare.core.dossier import Dossier, Impact
from duecare.core.method.findings import Findings, ImpactFinding, Place
from duecare.core.revision.view import Withheld
from duecare.report.glyphs import visible
from duecare.report.impacts import numbers_of
from duecare.report.looked import hides

BETWEEN = "; "
DIMENSIONS = ("scale", "scope", "irremediability")
COLUMNS = (
    "id",
    "title",
    "status",
    "origin",
    "likelihood",
    "rights",
    "groups",
    *(f"{dimension}_{end}" for dimension in DIMENSIONS for end in ("low", "high")),
    "tier_low",
    "tier_high",
    "involvement",
    "measures",
    "remedy_place",
    "prevention_place",
)
"""The names of the columns, which stay. What nobody stated is empty; a dimension that nobody rated is 1 to 5."""
HIDDEN = "(withheld)"
"""What stands where something is not shown, or not all of it. No id can be written so."""

_FORMULA = re.compile(r"(?:\A|(?<=[;\t\n]))( *)(?=[=+\-@＝＋－＠])|\A()(?=[\t\n])")
"""Where a program for tables would take a text for something to work out: at its start, and after what such a program
may part columns by."""
_BOM = "\ufeff"
"""Without it, common programs take UTF-8 for something else."""


def impacts_csv(dossier: Dossier, findings: Findings, withheld: Sequence[Withheld] = ()) -> bytes:
    """Every impact of the document, first those to be put right and then those to be prevented, in their order. Where
    what was found on one is withheld, what it states stands alone, and last."""
    numbers, measures = numbers_of(findings), _measures(dossier)
    more = [HIDDEN] if hides(withheld, {"measures"}) else []
    others = [HIDDEN] if hides(withheld, {"actors"}) else []
    found = {one.id: one for one in findings.impacts}
    remedy, prevention = _places(findings.remedy_order), _places(findings.prevention_order)
    ids = sorted(dossier.impacts, key=lambda id_: numbers.get(id_, len(numbers) + 1))
    return table(
        COLUMNS,
        (
            (
                *_stated(id_, dossier.impacts[id_]),
                *_found(found.get(id_), others),
                BETWEEN.join((*measures.get(id_, ()), *more)),
                remedy.get(id_, "" if id_ in found else HIDDEN),
                prevention.get(id_, "" if id_ in found else HIDDEN),
            )
            for id_ in ids
        ),
    )


def table(columns: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """A table as RFC 4180 has it, in UTF-8. No text in it can be taken for a formula."""
    out = io.StringIO(newline="")
    out.write(_BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8")


def _cell(value: str | int) -> str | int:
    return _FORMULA.sub(r"\1'", visible(value)) if isinstance(value, str) else value


def _stated(id_: str, impact: Impact) -> tuple[str, ...]:
    """What people stated of it."""
    likelihood = impact.likelihood if impact.status == "potential" else ""
    rights, groups = BETWEEN.join(impact.rights), BETWEEN.join(impact.groups)
    return id_, impact.title, impact.status or "", impact.origin or "", likelihood, rights, groups


def _found(found: ImpactFinding | None, others: Sequence[str]) -> tuple[str | int, ...]:
    """What follows from it: levels, tiers, and how each actor is involved; or that it is withheld."""
    if found is None:
        return (HIDDEN,) * (2 * len(DIMENSIONS) + 3)
    by = {dimension.id: dimension for dimension in found.dimensions}
    levels = (level for name in DIMENSIONS for level in (by[name].low, by[name].high))
    involved = BETWEEN.join((*(f"{actor.id}: {actor.label}" for actor in found.involvement), *others))
    return (*levels, found.tier_low, found.tier_high, involved)


def _measures(dossier: Dossier) -> Mapping[str, Sequence[str]]:
    """The measures that answer each impact."""
    named: dict[str, list[str]] = {}
    for id_, measure in dossier.measures.items():
        for impact in measure.impacts:
            named.setdefault(impact, []).append(id_)
    return named


def _places(places: Iterable[Place]) -> Mapping[str, int]:
    return {place.id: number for number, place in enumerate(places, 1)}
