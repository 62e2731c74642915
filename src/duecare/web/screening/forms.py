"""Forms for what a text suggests. Nothing is chosen beforehand, and each edits one fact."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import FactQuestion
from duecare.core.conditions import UNKNOWN
from duecare.core.dossier import Dossier as Document
from duecare.core.dossier import Fact
from duecare.core.method.known import NONE_OF_THESE
from duecare.core.revision import Change, Set, to_dossier
from duecare.knowledge import bundle
from duecare.web.dossiers.forms import OutsideField, new_id
from duecare.web.dossiers.reading import Suggested
from duecare.web.look.forms import PROSE, LineField, ProseField


class StartForm(forms.Form):
    """A dossier of one system of the list."""

    outside = OutsideField()


class ConfirmForm(forms.Form):
    """The answers of one fact that a person found to be right."""

    value = forms.MultipleChoiceField(
        error_messages={
            "required": _("Choose what is right. If nothing is, say otherwise or set it aside."),
            "invalid_choice": _("The text does not suggest this. Look at the suggestions again."),
        },
    )

    def __init__(self, data: Any, *, suggested: Suggested, several: bool) -> None:
        super().__init__(data)
        self.suggested, self.several = suggested, several
        self.fields["value"].choices = [(str(one), str(one)) for one in suggested.values]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One answer, or several where the question has several; never over one that somebody gave."""
        data = super().clean() or {}
        if self.suggested.state == "answered":
            raise forms.ValidationError(
                now("Somebody has answered this meanwhile. A suggestion never goes over an answer.")
            )
        if not self.several and len(data.get("value", ())) > 1:
            self.add_error("value", now("The question has one answer. Choose one."))
        return data

    def change(self, *, by: str, on: date, note: str, evidence: Sequence[str]) -> Change:
        """The change that states the fact, by this person, with the words as where it came from."""
        chosen = [one for one in self.suggested.values if str(one) in self.cleaned_data["value"]]
        value: Any = chosen[0]
        if self.several:
            value = chosen if NONE_OF_THESE in chosen else [*chosen, UNKNOWN]
        stated = {"value": value, "by": by, "on": on.isoformat(), "note": note, **kept(self.suggested.known, evidence)}
        return Set(("facts", self.suggested.fact), stated)


class AsideForm(forms.Form):
    """Why a suggestion does not hold."""

    reason = ProseField(
        label=_("Why is it set aside?"),
        help_text=_(
            "For example: the words are said of another system. The reason stays with the suggestion, and the question "
            "stays open: to answer it, say otherwise instead."
        ),
    )

    def change(self, suggested: Suggested, *, by: str, on: date, note: str, evidence: Sequence[str]) -> Change:
        """The change that sets the suggestion aside."""
        known = suggested.known
        values = list(suggested.values)
        told = {
            "value": values if len(values) > 1 or (known and isinstance(known.value, tuple)) else values[0],
            "basis": "suggested",
            "by": known.by if known else by,
            "on": known.on.isoformat() if known and known.on else on.isoformat(),
            "note": (known.note if known else None) or note,
            "aside": self.cleaned_data["reason"],
            "aside_by": by,
            **kept(known, evidence),
        }
        return Set(("facts", suggested.fact), told)


class TakeBackForm(forms.Form):
    """Nothing to fill in: what was set aside is a suggestion again."""


def kept(known: Fact | None, evidence: Sequence[str]) -> dict[str, Any]:
    """What stays of a fact whoever states it: its evidence, voices against it, and who may see it."""
    before = known.plain() if known is not None else {}
    every = list(dict.fromkeys((*before.get("evidence", ()), *evidence)))
    same: dict[str, Any] = {
        name: before[name] for name in ("disputes", "shown_to", "withheld_because") if name in before
    }
    return {**same, **({"evidence": every} if every else {})}


class PasteForm(forms.Form):
    """A text that somebody has at hand, such as an article or a tender."""

    text = ProseField(
        label=_("The text"),
        help_text=_("At most 20,000 characters. Name no person who could be put at risk."),
        rows=12,
    )
    source = LineField(
        label=_("What is it, and where is it from?"),
        help_text=_("For example: Tender 2026/114, city of Lindenau, section 3."),
        required=False,
    )
    keep = forms.BooleanField(
        label=_("Keep the whole text in the dossier, as evidence"),
        help_text=_("Otherwise only the sentences whose words suggest something are kept, each with its suggestion."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """What is kept has a name."""
        data = super().clean() or {}
        if data.get("keep") and not data.get("source") and "source" not in self.errors:
            self.add_error("source", now("Say what it is: evidence without a name helps nobody."))
        return data

    def added(self, found: Sequence[Suggested], *, taken: Document | None, by: str, on: date) -> dict[str, Any]:
        """What is added to a dossier, by the part of it: the suggestions that are new, and the text as evidence."""
        data, held = self.cleaned_data, taken.facts if taken else {}
        pieces = self._evidence(taken.evidence if taken else (), on) if data["keep"] else {}
        source = data["source"] or now("A text that was pasted")
        facts = {
            one.fact: {
                "value": list(one.values) if is_several(one.fact) or len(one.values) > 1 else one.values[0],
                "basis": "suggested",
                "by": by,
                "on": on.isoformat(),
                "note": f"{source}\n{where_from(one)}"[:PROSE],
                **({"evidence": list(pieces)} if pieces else {}),
            }
            for one in found
            if one.fact not in held
        }
        return {"facts": facts, "evidence": pieces}

    def _evidence(self, held: Collection[str], on: date) -> dict[str, Any]:
        title = self.cleaned_data["source"]
        piece = {"title": title, "kind": "document", "on": on.isoformat(), "note": self.cleaned_data["text"]}
        return {new_id(title, held, fallback="text"): piece}


class PasteToStartForm(PasteForm):
    """A text to start a dossier with."""

    title = LineField(
        label=_("What is the system, and where is it used?"),
        help_text=_("Only to start a dossier. For example: Benefit fraud risk score, City of Lindenau."),
        required=False,
    )

    def document(self, id_: str, added: dict[str, Any], *, language: str) -> Document:
        """The document to start with."""
        tree = {"format": "duecare-dossier/1", "id": id_, "title": self.cleaned_data["title"], "language": language}
        return to_dossier({**tree, **{name: part for name, part in added.items() if part}})


def is_several(fact: str) -> bool:
    """Whether the question has several answers."""
    question = bundle.load().get(FactQuestion, fact)
    return question is not None and question.type == "choices"


QUOTED = 5
"""Places that a note names."""


def where_from(one: Suggested) -> str:
    """The words, as a note beside the fact: where it came from."""
    told = [one.known.note] if one.known is not None and one.known.note else []
    for said in one.said:
        quoted = {"sentence": said.line, "words": said.quoted}
        told.append(now("The text says: “%(sentence)s”. The words “%(words)s” suggest it.") % quoted)
    return "\n".join(dict.fromkeys(told[:QUOTED]))[:PROSE]
