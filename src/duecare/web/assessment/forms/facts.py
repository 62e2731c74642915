"""One fact, asked as a question. "Not known yet" is always possible, and never a no."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import FactQuestion
from duecare.core.dossier import Dispute, Dossier
from duecare.core.revision import Change, Set
from duecare.report.words import Words
from duecare.web.assessment.forms.answers import AnswerForm, as_chosen
from duecare.web.look.forms import ProseField


class FactForm(AnswerForm):
    """The answer, what it rests on, and why it stands against each voice that says otherwise.

    What a text suggested is no answer until a person gives it. Nobody settles what they said themselves.
    """

    def __init__(
        self, data: Any, *, question: FactQuestion, dossier: Dossier, words: Words, by: str, **kwargs: Any
    ) -> None:
        self.known, self.by = dossier.facts.get(question.id), by
        stated = self.known if self.known is not None and self.known.basis != "suggested" else None
        settled = {f"settled_{name}": said.settled for name, said in self._against().items()}
        super().__init__(data, initial={**settled, **(as_chosen(question, stated) if stated else {})}, **kwargs)
        self.ask(question, words)
        self.fields["note"] = ProseField(
            label=_("What is this based on?"),
            help_text=_("A document, a test, what somebody said. Name no person who could be put at risk."),
            required=False,
        )
        self.offer_evidence(dossier, words)
        for name, said in self._for_me().items():
            self.fields[f"settled_{name}"] = ProseField(
                label=now("Why does this answer stand against what “%(who)s” says?")
                % {"who": words.person(said.by).text},
                help_text=_("Leave this empty while it is not settled: the fact then counts as not known."),
                required=False,
            )

    def _against(self) -> dict[str, Dispute]:
        """Who says otherwise, by the key of what they say."""
        known = self.known
        return {name: said for name, said in known.disputes.items() if said.value != known.value} if known else {}

    def _for_me(self) -> dict[str, Dispute]:
        """What this person may settle: nothing that they said themselves, and nothing against it."""
        mine = self.known is not None and self.known.by == self.by
        return {} if mine else {name: said for name, said in self._against().items() if said.by != self.by}

    @property
    def for_others(self) -> bool:
        """Whether something is left for somebody else to settle."""
        return len(self._for_me()) < len(self._against())

    @property
    def answer(self) -> list[forms.BoundField]:
        """The fields below the question itself, but for those on voices against it."""
        return [self[name] for name in ("not_known", "note", "evidence") if name in self.fields]

    @property
    def settling(self) -> list[tuple[str, forms.BoundField]]:
        """Each voice against the fact as stated, by its key, with the field that settles it."""
        return [(name, self[f"settled_{name}"]) for name in self._for_me()]

    def clean(self) -> dict[str, Any]:
        """Whoever gives another answer becomes a party, and settles nothing against it."""
        data = super().clean()
        if not self.errors and not self._same():
            for name, said in self._for_me().items():
                why = data.get(f"settled_{name}")
                if why and why != said.settled and said.plain()["value"] != self.answered():
                    text = now(
                        "You give another answer here. Why it stands against this voice, somebody else must say."
                    )
                    self.add_error(f"settled_{name}", text)
        return data

    def _same(self) -> bool:
        """Whether the answer stays as it was stated."""
        known = self.known
        return known is not None and known.basis != "suggested" and known.plain()["value"] == self.answered()

    def changes(self, *, on: date) -> list[Change]:
        """The changes that state the fact, by this person, with the evidence that is new. Voices against it stay.

        A value that stays as it was stays the statement of who made it: so somebody else can settle a dispute about it.
        """
        added = self.evidence_changes()
        before = self.known.plain() if self.known is not None and self._same() else {}
        stated = {
            "value": self.answered(),
            "by": self.by,
            "on": on.isoformat(),
            **({name: before.get(name) for name in ("by", "on")} if before else {}),
            "evidence": self.rests_on(self.known.evidence if self.known else (), added),
            "note": self.cleaned_data["note"],
            "disputes": self._disputes(),
        }
        told = {name: part for name, part in stated.items() if part not in (None, "", [], {})}
        return [*added, Set(("facts", self.question.id), told)]

    def _disputes(self) -> dict[str, Any]:
        """The voices, settled as this person says. What settled them for another answer settles nothing for this."""
        disputes: dict[str, Any] = self.known.plain().get("disputes", {}) if self.known else {}
        settling = self._for_me()
        for name, before in disputes.items():
            kept = {part: said for part, said in before.items() if part not in ("settled", "settled_by")}
            if not self._same():
                disputes[name] = kept
            elif name in settling and (why := self.cleaned_data[f"settled_{name}"]) != before.get("settled", ""):
                disputes[name] = {**kept, "settled": why, "settled_by": self.by} if why else kept
        return disputes
