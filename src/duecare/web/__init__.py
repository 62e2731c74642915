"""The web application: one Django app per step of due diligence, each with the same few file names.

Inside an app, each file looks down only (import-linter holds it):

    urls      the routes; `app_name` is the app's name, and routes are always named with it (`people:home`)
    views     function views that take an `AppRequest`; one domain call each, then a redirect or a page      | api
    forms     plain Django forms; their clean data becomes changes                                           | tasks
    actions   what people do: verbs, keyword-only, with `by=` and `now=`/`at=`; one transaction, one trail entry
    queries   what pages read: querysets and functions; access is a predicate in the query
    models    the tables

Beside them: `apps`, `migrations`, `templates/<app>`, and where needed `middleware`, `context`, `templatetags`.
Model classes are imported across apps, never named by strings; there are no signals of our own; a template comes from
its own app or from `look`. Apps look down only too: look | people < trail < the steps, in the order of due diligence.
"""
