"""What stands behind the figures: where every row went, what names it all for good, and how to compute it again."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.evaluation.cells import Unmapped
from duecare.evaluation.result import Result
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.blocks import Block, Chapter, Said, Terms
from duecare.report.phrase import Phrase

COMMAND = "duecare evaluate cells CELLS"
MOST = 50


def rows(result: Result, telling: Telling) -> Chapter:
    """The reconciliation to the row."""
    return Chapter("rows", telling.t("eval-rows"), tuple(_rows(result, telling)))


def _rows(result: Result, telling: Telling) -> Iterator[Block]:
    left = [
        (telling.t(f"left-{one.why}", about=telling.own(one.about)), telling.count(one.n)) for one in result.left_out
    ]
    all_, counted = telling.words.number(result.rows), telling.words.number(result.counted)
    yield Terms(((telling.t("rows-all"), all_), (telling.t("rows-counted"), counted), *left))
    whole = result.counted + sum(one.n for one in result.left_out) == result.rows
    yield Said(telling.t("rows-reconcile" if whole else "rows-not-reconcile"), "" if whole else "notice")
    if result.unmapped:
        yield Said(telling.t("rows-unmapped"))
        yield Terms(tuple((_unmapped(one, telling), telling.count(one.n)) for one in result.unmapped[:MOST]))
    if result.held_back:
        yield Said(telling.t("eval-held-back", count=result.held_back))
    if found := result.repeated:
        names = {"distinct": found.distinct, "most": found.most_rows, "without": found.without}
        yield Said(telling.t("rows-repeated", column=telling.own(found.column), **names))


def _unmapped(one: Unmapped, telling: Telling) -> Phrase:
    column = telling.own(one.column)
    if not one.value:
        return telling.t("unmapped-rare", column=column)
    return telling.t("unmapped-one", value=telling.words.quote(one.value, telling.plan.language), column=column)


def again(result: Result, telling: Telling) -> Chapter:
    """The digests, and how anybody can compute the result again."""
    code = telling.words.code
    data = telling.t("again-file", name=code(result.data.name), size=result.data.size)
    programs = [code(f"{name} {version}") for name, version in result.libraries]
    terms: list[tuple[str, Phrase]] = [
        ("again-data", code(result.data.digest)),
        ("again-plan", code(result.plan_digest)),
        ("again-method", telling.words.number(result.method)),
        ("again-made", telling.words.day(result.made_on)),
    ]
    if result.cells_digest is not None:
        terms.insert(2, ("again-cells", code(result.cells_digest)))
    if programs:
        terms.append(("again-programs", telling.words.series(programs)))
    blocks = (
        Said(telling.t("again-how", command=code(COMMAND))),
        Said(data),
        Terms(tuple((telling.t(key), said) for key, said in terms)),
        Said(telling.t("eval-kept"), "muted"),
    )
    return Chapter("again", telling.t("eval-again"), blocks)
