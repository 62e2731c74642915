"""What to know before a request is sent. It stands beside the letter, never in it."""

from __future__ import annotations

from duecare.core.catalogue import Catalogue, Norm
from duecare.core.dossier import Dossier
from duecare.report.phrase import Phrase
from duecare.report.request.law import laws_for
from duecare.report.request.letter import Wish
from duecare.report.request.texts import REQUEST
from duecare.report.words import Words


def law_chosen(dossier: Dossier, catalogue: Catalogue) -> Norm | None:
    """The law of the first country for which one is held; nothing where none is."""
    return next(iter(laws_for(dossier, catalogue).held), None)


def remarks(dossier: Dossier, words: Words, wish: Wish) -> tuple[Phrase, ...]:
    """Whom the law binds, what it needs, how sure the record is; or that none is held."""
    if wish.to == "operator":
        return ()
    law = tuple(_of_law(wish.law, words)) if wish.law is not None else _no_law(dossier, words)
    kinds = {actor.kind for actor in dossier.actors.values() if "deployer" in actor.roles}
    return (*law, words.ours(REQUEST["business"])) if kinds == {"business"} else law


def _of_law(law: Norm, words: Words) -> list[Phrase]:
    access = law.access
    if access is None:
        return []
    parts = {"binds": access.binds, "asks": access.asks, "appeal": access.appeal}
    said = [
        words.ours(REQUEST[f"law-{name}"], **{name: words.of_record(law, f"access.{name}")})
        for name, text in parts.items()
        if text
    ]
    sure = words.label("sureness", law.sure)
    return [*said, words.ours(REQUEST["law-sure"], sure=sure, day=law.checked)]


def _no_law(dossier: Dossier, words: Words) -> tuple[Phrase, ...]:
    without = laws_for(dossier, words.catalogue).without
    if not without:
        return words.ours(REQUEST["no-country"]), words.ours(REQUEST["covenant"])
    names = words.series([words.country(code) for code in without])
    return words.ours(REQUEST["no-law"], countries=names), words.ours(REQUEST["covenant"])
