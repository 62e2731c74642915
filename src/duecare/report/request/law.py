"""Which law on access to information a request can be made under, as far as the knowledge holds one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from duecare.core.catalogue import Catalogue, Norm
from duecare.core.dossier import Dossier
from duecare.core.errors import InputError

NONE = "none"


@dataclass(frozen=True, slots=True)
class Laws:
    """The laws of the countries in question, and the countries for which none is held."""

    held: tuple[Norm, ...]
    without: tuple[str, ...]


def access_laws(catalogue: Catalogue) -> tuple[Norm, ...]:
    """Every law on access to information that is held, and sure enough to name."""
    return tuple(norm for norm in catalogue.of(Norm).values() if norm.access is not None and norm.drives)


def laws_for(dossier: Dossier, catalogue: Catalogue) -> Laws:
    """The laws of the countries where the system acts; where none is named, of those of the bodies that use it."""
    by_country = {norm.jurisdiction: norm for norm in access_laws(catalogue)}
    codes = countries(dossier)
    held = tuple(by_country[code] for code in codes if code in by_country)
    return Laws(held, tuple(code for code in codes if code not in by_country))


def countries(dossier: Dossier) -> Sequence[str]:
    """The countries whose law may serve, in the order in which the dossier names them."""
    users = [actor.country for actor in dossier.actors.values() if "deployer" in actor.roles and actor.country]
    return tuple(dict.fromkeys(dossier.system.place.countries or users))


def law_named(id_: str, catalogue: Catalogue) -> Norm | None:
    """The law of that id; nothing for `none`. Raises InputError for an id that is no such law."""
    if id_ == NONE:
        return None
    found = next((norm for norm in access_laws(catalogue) if norm.id == id_), None)
    if found is None:
        ids = ", ".join(sorted(norm.id for norm in access_laws(catalogue)))
        raise InputError(
            f"No law on access to information with the id {id_!r} is held here.",
            means="Nothing was written.",
            next_step=f"Choose {NONE}, to leave the legal basis blank, or one of: {ids}.",
        )
    return found
