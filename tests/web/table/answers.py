# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The answers of the seven, in the order that the table tells, by who gets in."""

EVERYBODY = "200 200 200 200 200 200 200"
SIGNED_IN = "302 200 200 200 200 200 200"
STRANGERS = "200 302 302 302 302 302 302"
SENT_ON = "302 302 302 302 302 302 302"
TEAM = "302 200 200 200 404 404 404"
TEAM_TYPES = "302 422 422 422 404 404 404"  # nothing in the empty form
TEAM_DO = "302 302 302 302 404 404 404"
BOTH = "302 200 200 404 404 404 404"  # leader and facilitator
BOTH_TYPES = "302 422 422 404 404 404 404"  # nothing in the empty form
BOTH_DO = "302 302 302 404 404 404 404"
LEADS = "302 200 404 404 404 404 404"
RUNS = "302 404 200 404 404 404 404"  # the facilitator and not the leader: the meeting is the team's
FACILITATES = "302 404 200 404 404 404 404"  # in some team
RUNS_DO = "302 404 302 404 404 404 404"
ROOM = "200 403 200 200 200 200 200"  # whoever has the code, but for the leader who stays out
NOT_FOUND = "302 404 404 404 404 404 404"  # nothing named in the empty form
EDITS = "302 404 404 404 404 404 200"  # the editor; Rita is
EDITS_WRONG = "302 404 404 404 404 404 422"
EDITS_DO = "302 404 404 404 404 404 302"
HOUSE = "302 200 200 200 200 404 200"  # whoever works in the municipality
WRITES = "302 200 200 404 404 200 200"  # leaders, facilitators, editors, each for her own
KEEPS = "302 200 200 404 404 404 200"  # the same, of one's own unit
KEEPS_WRONG = "302 422 422 404 404 404 422"
KEEPS_DO = "302 302 302 404 404 404 302"
COLLEAGUES = "302 404 200 200 404 404 404"  # the leader does not read what was noted
DIRECTORY = "302 200 200 200 200 404 200"  # what everybody in the municipality reads
ADMINISTERS = "302 404 404 404 404 404 200"  # all of the municipality
JOURNEYS_BEGIN = "302 200 404 404 404 200 404"  # leaders, also those of other municipalities in their own
KEY = "401 401 401 401 401 401 401"  # a machine's key, which no person has
NO = "302 405 405 405 405 405 405"
NOWHERE = "404 404 404 404 404 404 404"
NOBODY = "405 405 405 405 405 405 405"
ROOM_NO = "405 403 405 405 405 405 405"
