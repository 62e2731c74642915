"""The pages of dossiers: the list, starting one, describing it, its chain and history, and putting it away."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duecare.core.errors import NotFoundError
from duecare.files.write import dossier_yaml
from duecare.web.dossiers import actions, queries
from duecare.web.dossiers.forms import ActorForm, CopyForm, DescribeForm, ReasonForm, StartForm, new_id
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.models import State
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest
from duecare.web.people.queries import organisations_of

form_view = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def list_(request: AppRequest) -> HttpResponse:
    """The portfolio: the dossiers changed last first, with search."""
    words = request.GET.get("q", "")[:200]
    state = State.ARCHIVED if request.GET.get("state") == State.ARCHIVED else State.ACTIVE
    rows = queries.listed(request.user, state=state, words=words)
    page = queries.page_of(rows, older_than=request.GET.get("older", ""), newer_than=request.GET.get("newer", ""))
    kept = {"q": words, "state": state if state == State.ARCHIVED else ""}
    context = {
        "page": page,
        "q": words,
        "state": state,
        "older": page.older and _address(kept, older=page.older),
        "newer": page.newer and _address(kept, newer=page.newer),
    }
    return render(request, "dossiers/list.html", context)


def _address(kept: dict[str, str], **more: str) -> str:
    return "?" + urlencode({name: value for name, value in {**kept, **more}.items() if value})


@form_view
def start(request: AppRequest) -> HttpResponse:
    """A blank dossier, and the ways to start from something."""
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        organisation = organisations_of(request.user).order_by("pk")[0]
        taken = set(organisation.dossiers.values_list("slug", flat=True)[: queries.COUNT_TO])
        document = form.document(taken, language=get_language() or "en")
        dossier = actions.create(
            document, organisation=organisation, by=request.user, at=timezone.now(), reason=_("Started blank")
        )
        return redirect("dossiers:home", organisation.slug, dossier.slug)
    return render(request, "dossiers/start.html", {"form": form}, status=422 if form.errors else 200)


@form_view
@with_dossier
def describe(request: AppRequest, opened: Open) -> HttpResponse:
    """What the system is, where it is used, and when the next decision is due."""
    form = DescribeForm(request.POST or None, document=opened.document, words=words_of(opened))
    if request.method == "POST" and form.is_valid():
        return save(request, opened, form.changes(), then=route("dossiers:home", opened))
    return form_page(request, opened, form, title=_("Describe the system"))


@require_safe
@with_dossier
def actors(request: AppRequest, opened: Open) -> HttpResponse:
    """Who is in the chain."""
    words = words_of(opened)
    rows = [
        {
            "url": route("dossiers:actor", opened, id_),
            "name": actor.name,
            "kind": words.label("actor-kind", actor.kind),
            "roles": [words.word(role, "actor-role") for role in actor.roles],
        }
        for id_, actor in opened.document.actors.items()
    ]
    return render(request, "dossiers/actors.html", {"opened": opened, "rows": rows, "crumbs": crumbs(opened)})


@form_view
@with_dossier
def actor(request: AppRequest, opened: Open, actor_id: str = "") -> HttpResponse:
    """One organisation in the chain: a new one, or one that is there."""
    known = opened.document.actors.get(actor_id)
    if actor_id and known is None:
        raise NotFoundError("There is no such organisation in this dossier.", next_step="Look at the chain.")
    form = ActorForm(request.POST or None, actor=known, words=words_of(opened))
    chain = route("dossiers:actors", opened)
    if request.method == "POST" and form.is_valid():
        changes = form.changes(actor_id) if known else [form.added(opened.document.actors.keys())]
        return save(request, opened, changes, then=chain)
    title = known.name if known else _("Add an organisation")
    return form_page(request, opened, form, Crumb(_("Who is involved"), chain), title=title)


def form_page(request: AppRequest, opened: Open, form: object, *way: Crumb, title: str) -> HttpResponse:
    """A page with one form; with its errors when it was sent and could not be used."""
    errors = getattr(form, "errors", None)
    context = {"opened": opened, "form": form, "title": title, "crumbs": crumbs(opened, *way)}
    return render(request, "dossiers/form.html", context, status=422 if errors else 200)


@require_safe
@with_dossier
def history(request: AppRequest, opened: Open) -> HttpResponse:
    """The revisions, the newest first."""
    revisions = queries.revisions_of(opened.row)[: queries.PAGE]
    context = {"opened": opened, "revisions": revisions, "crumbs": crumbs(opened)}
    return render(request, "dossiers/history.html", context)


@require_safe
@with_dossier
def download(request: AppRequest, opened: Open) -> HttpResponse:
    """The document as a YAML file."""
    response = HttpResponse(dossier_yaml(opened.document), content_type="application/yaml")
    response["Content-Disposition"] = f'attachment; filename="{opened.row.slug}.yaml"'
    return response


@require_POST
@with_dossier
def copy(request: AppRequest, opened: Open) -> HttpResponse:
    """Copy the dossier under another title."""
    form = CopyForm(request.POST)
    if not form.is_valid():
        return form_page(request, opened, form, title=_("Copy this dossier"))
    title = form.cleaned_data["title"]
    taken = set(opened.row.organisation.dossiers.values_list("slug", flat=True)[: queries.COUNT_TO])
    slug = new_id(title, taken, fallback="dossier")
    made = actions.copy(opened.row, slug=slug, title=title, by=request.user, at=timezone.now())
    return redirect("dossiers:home", made.organisation.slug, made.slug)


@require_POST
@with_dossier
def move(request: AppRequest, opened: Open, verb: str) -> HttpResponse:
    """Archive or restore the dossier, with a reason."""
    form = ReasonForm(request.POST)
    archive = verb == "archive"
    if not form.is_valid():
        return form_page(request, opened, form, title=_("Archive this dossier") if archive else _("Restore"))
    act = actions.archive if archive else actions.restore
    act(opened.row, by=request.user, at=timezone.now(), reason=form.cleaned_data["reason"])
    return redirect(reverse("dossiers:list") if archive else route("dossiers:home", opened))
