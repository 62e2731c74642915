"""How documents change: changes by name, three-way merge with its conflicts, and what an audience may see."""

from duecare.core.revision.changes import Add, Change, Remove, Set, apply, apply_all, invert, to_dossier
from duecare.core.revision.diff import diff
from duecare.core.revision.merge import Conflict, MergeConflictError, decisive, meet, merge, overlaps, revise
from duecare.core.revision.tree import Path, Tree, value_at
from duecare.core.revision.view import View, Withheld, may_see, view

__all__ = [
    "Add",
    "Change",
    "Conflict",
    "MergeConflictError",
    "Path",
    "Remove",
    "Set",
    "Tree",
    "View",
    "Withheld",
    "apply",
    "apply_all",
    "decisive",
    "diff",
    "invert",
    "may_see",
    "meet",
    "merge",
    "overlaps",
    "revise",
    "to_dossier",
    "value_at",
    "view",
]
