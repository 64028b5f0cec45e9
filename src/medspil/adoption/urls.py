# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.adoption import views

urlpatterns = [
    path("veje/<uuid:journey_id>/brug/", views.adoption, name="adoption"),
    path("veje/<uuid:journey_id>/brug/aftale/", views.arrange, name="adoption-arrange"),
    path("veje/<uuid:journey_id>/brug/nyt-team/", views.add_team, name="adoption-team-new"),
    path("veje/<uuid:journey_id>/brug/<uuid:team_id>/", views.team, name="adoption-team"),
    path("veje/<uuid:journey_id>/brug/<uuid:team_id>/aftale/", views.agree, name="adoption-team-agree"),
    path("veje/<uuid:journey_id>/brug/<uuid:team_id>/indsaet/", views.paste, name="adoption-paste"),
    path("tal/<str:token>/", views.mailed_week, name="mailed-week"),
]
