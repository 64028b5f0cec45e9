# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.dialogue.views import modes, phones, walls
from medspil.dialogue.views.consoles import decisions, notes, pages, people, rehearsals, steps

urlpatterns = [
    path("m/", phones.join, name="join"),
    path("m/<str:code>/", phones.room, name="phone"),
    path("m/<str:code>/regioner/", phones.regions, name="phone-regions"),
    path("m/<str:code>/mit/", phones.mine, name="phone-mine"),
    path("m/<str:code>/trin/<uuid:step_id>/seddel/", phones.lay, name="note-lay"),
    path("m/<str:code>/seddel/<uuid:note_id>/", phones.change, name="note-change"),
    path("m/<str:code>/trin/<uuid:step_id>/prikker/", phones.vote, name="dots-place"),
    path("m/<str:code>/trin/<uuid:step_id>/klar/", phones.ready, name="ready"),
    path("m/<str:code>/hvem-kan-se-hvad/", phones.who_sees, name="who-sees"),
    path("m/<str:code>/skaerm/", walls.wall, name="wall"),
    path("m/<str:code>/skaerm/regioner/", walls.wall_regions, name="wall-regions"),
    path("moeder/<uuid:meeting_id>/", pages.console, name="console"),
    path("moeder/<uuid:meeting_id>/regioner/", pages.console_regions, name="console-regions"),
    path("moeder/<uuid:meeting_id>/telefon/", pages.phone_picture, name="phone-picture"),
    path("moeder/<uuid:meeting_id>/referat/", pages.minutes, name="minutes"),
    path("moeder/<uuid:meeting_id>/aabn/", steps.open_room, name="meeting-open"),
    path("moeder/<uuid:meeting_id>/gaa-til/", steps.go_to, name="go-to"),
    path("moeder/<uuid:meeting_id>/overtag/", people.take_over, name="take-over"),
    path("moeder/<uuid:meeting_id>/giv-videre/", people.hand_on, name="hand-on"),
    path("moeder/<uuid:meeting_id>/besked/", people.tell, name="tell"),
    path("moeder/<uuid:meeting_id>/navne/", modes.anonymity, name="anonymity"),
    path("moeder/<uuid:meeting_id>/oev/", rehearsals.rehearse, name="rehearse"),
    path("moeder/<uuid:meeting_id>/oev/frem/", rehearsals.wind, name="rehearsal-wind"),
    path("moeder/<uuid:meeting_id>/oev/slut/", rehearsals.rehearsal_end, name="rehearsal-end"),
    path("moeder/<uuid:meeting_id>/referent/", people.note_taker, name="note-taker"),
    path("moeder/<uuid:meeting_id>/beslut/", decisions.decide, name="decide"),
    path("moeder/<uuid:meeting_id>/beslutning/<uuid:decision_id>/stryg/", decisions.strike_out, name="strike-out"),
    path("moeder/<uuid:meeting_id>/sedler/sammen/", notes.merge, name="note-merge"),
    path("moeder/<uuid:meeting_id>/seddel/<uuid:note_id>/skil/", notes.split, name="note-split"),
    path("moeder/<uuid:meeting_id>/seddel/<uuid:note_id>/skjul/", notes.hide, name="note-hide"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/vis/", steps.reveal, name="reveal"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/minutter/", steps.add_minutes, name="add-minutes"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/noter/", steps.own_notes, name="own-notes"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/dikter/", notes.dictate, name="dictate"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/bunke/", notes.group, name="group"),
]
