"""Planning an evaluation in three steps, each kept as it was typed, and checking the plan before computing."""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypeVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duecare.core.errors import InputError, NotFoundError
from duecare.evaluation.plan import Plan, parse_plan
from duecare.web.dossiers.http import words_of
from duecare.web.dossiers.queries import Open
from duecare.web.evaluation import actions, queries
from duecare.web.evaluation.forms.bringing import PlanFileForm
from duecare.web.evaluation.forms.columns import ColumnsForm
from duecare.web.evaluation.forms.comparing import CompareForm, comparison_said
from duecare.web.evaluation.forms.meaning import MeaningForm
from duecare.web.evaluation.forms.plan import Steps, Table, attributes_of, plan_from
from duecare.web.evaluation.models import Evaluation
from duecare.web.evaluation.store import Trouble, columns_of, draft_of, plan_of, sheets_of
from duecare.web.evaluation.store.seen import seen, unnamed
from duecare.web.evaluation.tasks import compute, look_at
from duecare.web.evaluation.views.opening import address, form_view, way, with_evaluation
from duecare.web.people.http import AppRequest

AnyForm = TypeVar("AnyForm", bound=forms.Form)
UNTYPED = ("csrfmiddlewaretoken",)


class Planning:
    """The forms of an evaluation's plan, each filled with what was typed."""

    def __init__(self, opened: Open, evaluation: Evaluation) -> None:
        self.opened, self.evaluation = opened, evaluation
        self.seen = seen(columns_of(evaluation))
        if not self.seen:
            raise NotFoundError(
                "This evaluation cannot be planned.",
                means="Its table was not looked at yet, or its data was deleted.",
                next_step="Bring the table again.",
            )
        self.draft = draft_of(evaluation)

    def typed(self, step: str) -> MultiValueDict[str, str] | None:
        """What was typed at a step."""
        return MultiValueDict(self.draft[step]) if step in self.draft else None

    def columns(self, data: Any) -> ColumnsForm:
        """The first step."""
        return ColumnsForm(data, columns=self.seen)

    @cached_property
    def columns_said(self) -> ColumnsForm | None:
        """The first step as it was typed, once it is right."""
        return _right(self.columns(self.typed("columns")))

    @cached_property
    def meaning_said(self) -> MeaningForm | None:
        """The second step as it was typed, once it is right."""
        return _right(self.meaning(self.typed("meaning")))

    def meaning(self, data: Any) -> MeaningForm | None:
        """The second step, once the first is right."""
        columns = self.columns_said
        if columns is None:
            return None
        words = words_of(self.opened)
        named = dict.fromkeys(group for impact in self.opened.document.impacts.values() for group in impact.groups)
        groups = [(group, str(words.name("groups", group))) for group in named]
        return MeaningForm(data, columns=self.seen, chosen=columns.cleaned_data, groups=groups)

    def compare(self, data: Any) -> CompareForm | None:
        """The third step, once the second is right."""
        meaning = self.meaning_said
        if meaning is None:
            return None
        chosen = meaning.chosen
        changed = bool(chosen["after"] or chosen["run"])
        attributes = attributes_of(chosen, meaning.cleaned_data, meaning.by_name)
        return CompareForm(data, attributes=attributes, labelled=bool(chosen["label"]), changed=changed)

    def plan(self) -> Plan | None:
        """The plan, once all steps are right. Raises InputError where they contradict each other."""
        meaning, compare = self.meaning_said, _right(self.compare(self.typed("compare")))
        if meaning is None or compare is None:
            return None
        return plan_from(
            Steps(meaning.chosen, meaning.cleaned_data, compare.cleaned_data, meaning.by_name),
            id_=f"evaluation-{self.evaluation.pk}",
            title=self.evaluation.title,
            table=Table(self.evaluation.name, self.evaluation.sheet, self.evaluation.digest),
            language=get_language() or "en",
            on=timezone.localdate(),
        )


def _right(form: AnyForm | None) -> AnyForm | None:
    return form if form is not None and form.is_valid() else None


@require_POST
@with_evaluation
def take(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """Begin from the plan of another evaluation of this dossier. Each step shows what of it does not fit this table."""
    number = request.POST.get("from", "")
    other = queries.open_evaluation(opened.row, int(number) if number.isdigit() and len(number) < 10 else 0)
    actions.take_draft(evaluation, other, at=timezone.now())
    return redirect(address("columns", opened, evaluation))


@require_POST
@with_evaluation
def sheet(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """Use another sheet of the workbook."""
    wanted = request.POST.get("sheet", "")
    if wanted not in sheets_of(evaluation) or queries.goes_on(evaluation, timezone.now()):
        raise NotFoundError("The workbook has no such sheet.", next_step="Choose one from the list.")
    actions.use_sheet(evaluation, wanted, at=timezone.now())
    look_at.enqueue(evaluation.pk)
    return redirect(address("evaluation", opened, evaluation))


@form_view
@with_evaluation
def given(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """Bring a plan as a file, such as one from the command line. It is checked, and shown before it is computed."""
    form = PlanFileForm(request.POST, request.FILES) if request.method == "POST" else PlanFileForm()
    trouble: Trouble | None = None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            actions.keep_plan(evaluation, parse_plan(file.read(), file.name), at=timezone.now())
        except InputError as error:
            trouble = Trouble.of(error)
        else:
            return redirect(f"{address('check', opened, evaluation)}?given=1")
    context = {
        "opened": opened,
        "evaluation": evaluation,
        "form": form,
        "trouble": trouble,
        "crumbs": way(opened, evaluation),
    }
    return render(request, "evaluation/given.html", context, status=422 if trouble or form.errors else 200)


@form_view
@with_evaluation
def columns(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """The first step: which column says what."""
    return _step(request, opened, evaluation, "columns", _("Which column says what"), then="meaning")


@form_view
@with_evaluation
def meaning(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """The second step: what the values mean."""
    return _step(request, opened, evaluation, "meaning", _("What the values mean"), then="compare")


@form_view
@with_evaluation
def compare(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """The third step: what is compared."""
    return _step(request, opened, evaluation, "compare", _("What is compared"), then="check")


def _step(
    request: AppRequest, opened: Open, evaluation: Evaluation, step: str, title: str, *, then: str
) -> HttpResponse:
    planning, posted = Planning(opened, evaluation), request.method == "POST"
    if posted:
        typed = {name: request.POST.getlist(name) for name in request.POST if name not in UNTYPED}
        actions.keep_draft(evaluation, step, typed, at=timezone.now())
    form: forms.Form | None = getattr(planning, step)(request.POST if posted else planning.typed(step))
    if form is None:
        return redirect(address("columns" if step == "meaning" else "meaning", opened, evaluation))
    if posted and form.is_valid():
        return redirect(address(then, opened, evaluation))
    context = {
        "opened": opened,
        "evaluation": evaluation,
        "form": form,
        "step": step,
        "number": ("columns", "meaning", "compare").index(step) + 1,
        "title": title,
        "columns": planning.seen if step == "columns" else (),
        "crumbs": way(opened, evaluation),
    }
    return render(request, "evaluation/step.html", context, status=422 if posted else 200)


@form_view
@with_evaluation
def check(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """The plan as it stands, before anybody looks. Computing begins here."""
    given = "given" in request.GET
    trouble: Trouble | None = None
    plan: Plan | None = None
    try:
        plan = plan_of(evaluation) if given else Planning(opened, evaluation).plan()
    except InputError as error:
        trouble = Trouble.of(error)
    if plan is None and trouble is None:
        return redirect(address("compare", opened, evaluation))
    if request.method == "POST" and plan is not None:
        actions.begin(evaluation, plan, by=request.user, at=timezone.now())
        compute.enqueue(evaluation.pk)
        return redirect(address("evaluation", opened, evaluation))
    context = {
        "opened": opened,
        "evaluation": evaluation,
        "plan": plan,
        "given": given,
        "unnamed": unnamed(plan, seen(columns_of(evaluation))) if plan is not None else (),
        "trouble": trouble,
        "crumbs": way(opened, evaluation),
        **(comparison_said(plan) if plan is not None else {}),
    }
    return render(request, "evaluation/check.html", context, status=422 if trouble else 200)
