"""What the gallery shows: every component in all its states. Only here are texts left untranslated."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language

from duecare.report.locales import is_right_to_left
from duecare.report.phrase import Phrase, Segment
from duecare.report.pictures.drawing import Sheet, Shown, Table
from duecare.web.look.forms import DayField, HintedRadios

ARABIC = "أوقفوا صرف المعونة قبل أن يسألنا أحد."
DIMENSIONS = (
    ("Scale", 4, 4, "High"),
    ("Scope", 2, 4, "Between low and high"),
    ("Irremediability", 1, 5, "Not known yet"),
)
HINTS = {
    "easy": "People can be restored to where they were, quickly and fully",
    "effort": "People can be restored, but it takes time, money or a court",
    "no": "Death, lasting ill health, or an opportunity gone for good",
}


class MoreForm(forms.Form):
    """Fields of which few people need some."""

    answer = forms.CharField(label="An answer", required=False)
    note = forms.CharField(label="A note", required=False)
    folded = ("note",)
    folds_from = "note"
    fold_title = "What few people need"

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        """The fields behind the title."""
        return [self[name] for name in self.folded]


class SampleForm(forms.Form):
    """One of each kind of field."""

    name = forms.CharField(label="What is the system called?", help_text="As the people who use it call it.")
    restore = forms.ChoiceField(
        label="How hard would it be to put things right?",
        help_text="Think of the person who would be hit hardest, not of the average person.",
        choices=[("easy", "Easy"), ("effort", "Possible with effort"), ("no", "Not possible")],
        widget=HintedRadios(hints=HINTS),
    )
    evidence = forms.CharField(
        label="What is this based on?",
        help_text="Do not name people who could be put at risk.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    stage = forms.ChoiceField(label="Where does it stand?", choices=[("", "Choose one"), ("use", "In use")])
    due = DayField(label="By when?", required=False)
    file = forms.FileField(label="A file", required=False)
    sure = forms.BooleanField(label="This has been seen by a second person", required=False)


def samples() -> dict[str, Any]:
    """The context of the gallery page."""
    return {
        "tags": _TAGS,
        "tiers": _TIERS,
        "tasks": _TASKS,
        "dimensions": DIMENSIONS,
        "reasons": _reasons(),
        "form": SampleForm(auto_id="fresh_%s"),
        "bound": SampleForm({"name": "", "evidence": "A survey\nof 40 people"}, auto_id="sent_%s"),
        "more": MoreForm(auto_id="more_%s"),
        "pieces": _PIECES,
        "marked": _MARKED,
        "shown": _picture(),
        "opened": {"document": {"digest": ""}, "row": {"state": "active"}},
        "said": ARABIC,
        "crumbs": [{"text": "Systems", "url": "#"}, {"text": "Benefit fraud risk score", "url": "#"}],
        "head": ["Group", "Flagged", "Wrongly flagged"],
        "rows": [["Single parents", "1,204", "391"], ["Everyone else", "5,310", "402"]],
        "kinds": ["info", "success", "warning", "error"],
    }


def _picture() -> Shown:
    sheet = Sheet()
    sheet.box("card", 1, 1, 318, 40, 4)
    sheet.write("strong", 12, 26, ["City of Lindenau"], 16)
    rtl = is_right_to_left(get_language() or "en")
    drawing = sheet.done("A picture", "One organisation. The table says the same in words.", 42, rtl=rtl)
    cell = (Phrase.of("City of Lindenau"),)
    table = Table(Phrase.of("The same in words"), (Phrase.of("Who"),), ((cell,),))
    return Shown((drawing,), (Phrase.of("What one must know to read it."),), table)


def _reasons() -> list[dict[str, Any]]:
    words = Phrase((Segment("A person raised this line: “"), Segment(ARABIC, "ar", quoted=True), Segment("”")))
    return [
        {
            "text": "The facts fit this known pattern of harm.",
            "facts": ["It decides on benefits", "Nobody checks its results"],
            "norms": ["UNGP 17", "UNGP 18"],
            "would_change": ["Does a person check each decision?"],
        },
        {"text": words},
    ]


_TAGS = (
    ("todo", "Not started"),
    ("doing", "In progress"),
    ("done", "Answered"),
    ("blocked", "Cannot start yet"),
    ("open", "Cannot tell yet"),
    ("problem", "Red line crossed"),
    ("suggested", "Suggested by a text"),
    ("", "Stated"),
)
_PIECES = (
    {"text": "People wait ", "kind": "same"},
    {"text": "two", "kind": "gone"},
    {"text": "six", "kind": "new"},
    {"text": " weeks for their money.", "kind": "same"},
)
_MARKED = (
    {"text": "It "},
    {"text": "scores tenants", "manner": "says"},
    {"text": ", may later "},
    {"text": "recognise faces", "manner": "perhaps"},
    {"text": ", and does not "},
    {"text": "read feelings", "manner": "denies"},
    {"text": ". "},
    {"text": "We serve veterans", "manner": "repeated"},
    {"text": "."},
)
_TIERS = (
    ("critical", "critical", "Critical"),
    ("severe", "severe", "Severe"),
    ("significant", "significant", "Significant"),
    ("limited", "limited", "Limited"),
    ("limited", "critical", "Between limited and critical"),
    ("significant", "severe", "Between significant and severe"),
)
_TASKS = (
    {"title": "Describe the system and its purpose", "url": "#", "state": "done", "state_text": "Answered"},
    {
        "title": "Talk with affected people",
        "url": "#",
        "state": "doing",
        "state_text": "In progress",
        "hint": "Two groups have been heard, one has not.",
    },
    {"title": "Say who could be affected", "url": "#", "state": "todo", "state_text": "Not started"},
    {"title": "Screen against the red lines", "url": "#", "state": "problem", "state_text": "Red line crossed"},
    {"title": "Set the order of work", "url": "", "state": "blocked", "state_text": "Cannot start yet"},
)
