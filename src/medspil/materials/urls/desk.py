# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.materials.views import checks, desk, drafts, entries, packages, versions

PIECE = "<slug:kind>/<slug:key>/"
LIST = f"{PIECE}ret/<slug:items>/"
ENTRY = f"{LIST}<slug:entry_key>/"

urlpatterns = [
    path("", desk.material, name="material"),
    path("kladde-tilbage/", drafts.draft_put_back, name="draft-put-back"),
    path("skal-tjekkes/", checks.to_check, name="to-check"),
    path("skal-tjekkes/<slug:key>/", checks.check, name="point-check"),
    path("pakker/", packages.packages, name="packages"),
    path("pakker/<uuid:arrival_id>/", packages.arrival, name="arrival"),
    path("pakker/<slug:key>.zip", packages.package, name="package"),
    path("ny/<slug:kind>/", drafts.piece_new, name="piece-new"),
    path(PIECE, desk.piece, name="piece"),
    path(f"{PIECE}ret/", drafts.edit, name="piece-edit"),
    path(LIST, entries.entries, name="entries"),
    path(f"{LIST}nyt/", entries.entry, name="entry-new"),
    path(ENTRY, entries.entry, name="entry"),
    path(f"{ENTRY}flyt/", entries.entry_move, name="entry-move"),
    path(f"{ENTRY}fjern/", entries.entry_remove, name="entry-remove"),
    path(f"{PIECE}kladde/", drafts.draft, name="draft"),
    path(f"{PIECE}kladde/fortryd/", drafts.draft_undo, name="draft-undo"),
    path(f"{PIECE}kladde/kasser/", drafts.draft_discard, name="draft-discard"),
    path(f"{PIECE}forskelle/", versions.differences, name="piece-differences"),
    path(f"{PIECE}opdater/", versions.update, name="piece-update"),
    path(f"{PIECE}tag-vaek/", versions.withdraw, name="piece-withdraw"),
    path(f"{PIECE}historie/", versions.history, name="piece-history"),
    path(f"{PIECE}historie/<int:number>/", versions.version, name="piece-version"),
]
