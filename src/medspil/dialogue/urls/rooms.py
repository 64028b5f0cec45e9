# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.dialogue.views import activities, answers, consoles, phones, walls

urlpatterns = [
    path("m/", phones.join, name="join"),
    path("m/<str:code>/", phones.room, name="phone"),
    path("m/<str:code>/regioner/", phones.regions, name="phone-regions"),
    path("m/<str:code>/mit/", phones.mine, name="phone-mine"),
    path("m/<str:code>/trin/<uuid:step_id>/seddel/", phones.lay, name="note-lay"),
    path("m/<str:code>/seddel/<uuid:note_id>/", phones.change, name="note-change"),
    path("m/<str:code>/trin/<uuid:step_id>/prikker/", phones.vote, name="dots-place"),
    path("m/<str:code>/trin/<uuid:step_id>/svar/", answers.answer, name="answer"),
    path("m/<str:code>/trin/<uuid:step_id>/ord/", answers.say_words, name="words-say"),
    path("m/<str:code>/trin/<uuid:step_id>/taler/", answers.speak, name="speak"),
    path("m/<str:code>/trin/<uuid:step_id>/bord/", answers.sit, name="sit"),
    path("m/<str:code>/trin/<uuid:step_id>/klar/", phones.ready, name="ready"),
    path("m/<str:code>/hvem-kan-se-hvad/", phones.who_sees, name="who-sees"),
    path("m/<str:code>/skaerm/", walls.wall, name="wall"),
    path("m/<str:code>/skaerm/regioner/", walls.wall_regions, name="wall-regions"),
    path("moeder/<uuid:meeting_id>/", consoles.console, name="console"),
    path("moeder/<uuid:meeting_id>/regioner/", consoles.console_regions, name="console-regions"),
    path("moeder/<uuid:meeting_id>/telefon/", consoles.phone_picture, name="phone-picture"),
    path("moeder/<uuid:meeting_id>/referat/", consoles.minutes, name="minutes"),
    path("moeder/<uuid:meeting_id>/referat/trin/", activities.minutes_tools, name="minutes-tools"),
    path("moeder/<uuid:meeting_id>/aabn/", consoles.open_room, name="meeting-open"),
    path("moeder/<uuid:meeting_id>/gaa-til/", consoles.go_to, name="go-to"),
    path("moeder/<uuid:meeting_id>/overtag/", consoles.take_over, name="take-over"),
    path("moeder/<uuid:meeting_id>/referent/", consoles.note_taker, name="note-taker"),
    path("moeder/<uuid:meeting_id>/beslut/", consoles.decide, name="decide"),
    path("moeder/<uuid:meeting_id>/beslutning/<uuid:decision_id>/stryg/", consoles.strike_out, name="strike-out"),
    path("moeder/<uuid:meeting_id>/seddel/<uuid:note_id>/skjul/", consoles.hide, name="note-hide"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/vis/", consoles.reveal, name="reveal"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/minutter/", consoles.add_minutes, name="add-minutes"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/noter/", consoles.own_notes, name="own-notes"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/dikter/", consoles.dictate, name="dictate"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/bunke/", consoles.group, name="group"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/haender/", activities.count_hands, name="hands-count"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/ord/", activities.count_word, name="word-count"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/ord/skjul/", activities.hide_word, name="word-hide"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/fingre/", activities.ask_for_fingers, name="fist-ask"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/talere/", activities.open_speakers, name="speakers-open"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/talere/naeste/", activities.next_speaker, name="speaker-next"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/talere/ny/", activities.add_speaker, name="speaker-add"),
    path("moeder/<uuid:meeting_id>/trin/<uuid:step_id>/talere/stryg/", activities.strike_speaker, name="speaker-off"),
]
