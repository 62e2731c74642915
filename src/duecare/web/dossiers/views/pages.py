"""The pages of dossiers: starting one, describing it, its chain and its file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from django.contrib import messages
from django.forms import BaseForm, Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duecare.core.errors import InputError, NotFoundError
from duecare.files.write import dossier_yaml
from duecare.web.dossiers import actions, queries
from duecare.web.dossiers.forms import DescribeForm, StartForm, new_id
from duecare.web.dossiers.http import FURTHER, Crumb, crumbs, onward, route, save, with_dossier, words_of
from duecare.web.dossiers.models import Dossier
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest, attachment
from duecare.web.people.models import Organisation
from duecare.web.people.queries import organisations_of

form_view = require_http_methods(["GET", "HEAD", "POST"])


@form_view
def start(request: AppRequest) -> HttpResponse:
    """A blank dossier, and the ways to start from something."""
    form = StartForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        organisation = organisations_of(request.user).order_by("pk")[0]

        def make(slug: str) -> Dossier:
            document = form.document(slug, language=get_language() or "en")
            return actions.create(
                document, organisation=organisation, by=request.user, at=timezone.now(), reason=_("Started blank")
            )

        if dossier := under_free_id(organisation, form, make):
            page = "dossiers:describe" if FURTHER in request.POST else "dossiers:home"
            return redirect(page, organisation.slug, dossier.slug)
    context = {"form": form, "examples": queries.examples().values()}
    return render(request, "dossiers/start.html", context, status=422 if form.errors else 200)


@require_POST
def start_example(request: AppRequest, example_id: str) -> HttpResponse:
    """A copy of a worked example."""
    document = queries.examples().get(example_id)
    if document is None:
        raise NotFoundError("There is no such example.", next_step="Choose one of those on the page.")
    organisation = organisations_of(request.user).order_by("pk")[0]
    made = actions.start_from_example(document, organisation=organisation, by=request.user, at=timezone.now())
    messages.success(request, _("This is your copy of the example. Change in it whatever you like."))
    return redirect("dossiers:home", organisation.slug, made.slug)


def under_free_id(organisation: Organisation, form: Form, make: Callable[[str], Dossier]) -> Dossier | None:
    """The dossier that `make` makes under a free id for the form's title, and under another when somebody takes that
    one in the same moment. Nothing when it cannot be made: the form then says why."""
    title = new_id(form.cleaned_data["title"], (), fallback="dossier")
    try:
        with suppress(InputError):
            return make(queries.free_slug(organisation, title))
        return make(queries.free_slug(organisation, title))
    except InputError as error:
        form.add_error(None, [str(error), *map(str, error.problems)])
        return None


@form_view
@with_dossier
def describe(request: AppRequest, opened: Open) -> HttpResponse:
    """What the system is, and where it is used."""
    data = request.POST if request.method == "POST" else None
    form = DescribeForm(data, document=opened.document, words=words_of(opened))
    home, further = route("dossiers:home", opened), onward(opened, request.path)
    if form.is_valid() and (saved := save(request, opened, form, form.changes(), then=home, further=further)):
        return saved
    template, go_on = "dossiers/describe.html", _("Save and go on")
    return form_page(request, opened, form, title=_("Describe the system"), template=template, further=go_on)


def form_page(
    request: AppRequest,
    opened: Open,
    form: BaseForm,
    *way: Crumb,
    title: str,
    act: bool = False,
    template: str = "dossiers/form.html",
    further: str = "",
) -> HttpResponse:
    """A page with one form; with its errors when it was sent and could not be used. An `act` is open to an archived
    dossier, too; `further` is the text of a second button, that saves and goes straight on."""
    context = {"opened": opened, "form": form, "title": title, "act": act, "crumbs": crumbs(opened, *way)}
    context["further"] = further
    return render(request, template, context, status=422 if form.errors else 200)


@require_safe
@with_dossier
def download(request: AppRequest, opened: Open) -> HttpResponse:
    """The document as a YAML file."""
    return attachment(dossier_yaml(opened.document), f"{opened.row.slug}.yaml", "application/yaml")
