# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who gets what at each address: one row per name, the answers to GET and to an empty POST.

Every row has seven answers: a stranger without sign-in, the leader Karen, the facilitator Bo, the employee Ali, the
employee Ib of another unit, the leader Ulla of another municipality, the administrator Rita. An address that does not
know a method answers 405 before it looks at whose it is, and so tells nothing.
"""

EVERYBODY = "200 200 200 200 200 200 200"
SIGNED_IN = "302 200 200 200 200 200 200"
STRANGERS = "200 302 302 302 302 302 302"
SENT_ON = "302 302 302 302 302 302 302"
TEAM = "302 200 200 200 404 404 404"
BOTH = "302 200 200 404 404 404 404"  # leader and facilitator
BOTH_DO = "302 302 302 404 404 404 404"
LEADS = "302 200 404 404 404 404 404"
RUNS = "302 404 200 404 404 404 404"  # the facilitator and not the leader: the meeting is the team's
FACILITATES = "302 404 200 404 404 404 404"  # in some team
RUNS_DO = "302 404 302 404 404 404 404"
ROOM = "200 403 200 200 200 200 200"  # whoever has the code, but for the leader who stays out
NOT_FOUND = "302 404 404 404 404 404 404"  # nothing named in the empty form
NO = "302 405 405 405 405 405 405"
NOBODY = "405 405 405 405 405 405 405"
ROOM_NO = "405 403 405 405 405 405 405"

TABLE: dict[str, tuple[str, str]] = {
    "home": (SIGNED_IN, NO),
    "healthz": (EVERYBODY, NOBODY),
    "privacy": (EVERYBODY, NOBODY),
    "accessibility": (EVERYBODY, NOBODY),
    "sign-in": (STRANGERS, STRANGERS),
    "sign-in-code": (SENT_ON, SENT_ON),
    "sign-out": (NOBODY, SENT_ON),
    "me": (SIGNED_IN, SIGNED_IN),
    "people": ("302 404 404 404 404 404 200", "302 404 404 404 404 404 200"),
    "role-take": (NO, "302 404 404 404 404 404 302"),
    "account_login": (STRANGERS, STRANGERS),
    "account_request_login_code": (STRANGERS, STRANGERS),
    "account_signup": (STRANGERS, STRANGERS),
    "account_confirm_login_code": (SENT_ON, SENT_ON),
    "account_logout": (NOBODY, SENT_ON),
    "account_inactive": ("403 403 403 403 403 403 403", "403 403 403 403 403 403 403"),
    "topics": (SIGNED_IN, NO),
    "canvases": (SIGNED_IN, NO),
    "canvas-pdf": (SIGNED_IN, NO),
    "topic": (SIGNED_IN, NO),
    "topic-pdf": (SIGNED_IN, NO),
    "processes": (SIGNED_IN, NO),
    "process-new": ("302 200 404 404 404 200 404", "302 200 404 404 404 200 404"),
    "process": (TEAM, NO),
    "tick": (NO, NOT_FOUND),
    "contract": (BOTH, "302 422 422 404 404 404 404"),
    "contract-agree": (NO, BOTH_DO),
    "contract-pdf": (BOTH, NO),
    "topic-vote": (BOTH, NO),
    "vote-open": (NO, BOTH_DO),
    "vote-close": (NO, BOTH_DO),
    "vote-paper": (NO, BOTH_DO),
    "topic-choose": (NO, NOT_FOUND),
    "vote-sheet": (BOTH, NO),
    "agenda": (BOTH, BOTH),
    "step-choose": (BOTH, NO),
    "step-add": (BOTH, BOTH),
    "step-restore": (NO, BOTH_DO),
    "step-change": (BOTH, BOTH),
    "step-move": (NO, BOTH_DO),
    "step-remove": (NO, BOTH_DO),
    "invitation": (LEADS, LEADS),
    "invitation-cancel": (NO, "302 302 404 404 404 404 404"),
    "my-reply": ("302 404 200 200 404 404 404", "302 404 200 200 404 404 404"),
    "reply": (EVERYBODY, EVERYBODY),
    "vote": (EVERYBODY, "422 422 422 422 422 422 422"),
    "join": (EVERYBODY, EVERYBODY),
    "phone": (ROOM, ROOM_NO),
    "phone-regions": (ROOM, ROOM_NO),
    "phone-mine": (ROOM, ROOM_NO),
    "note-lay": (ROOM_NO, "422 403 422 422 422 422 422"),
    "note-change": (ROOM_NO, "422 403 422 422 422 422 422"),
    "dots-place": (ROOM_NO, "422 403 422 422 422 422 422"),
    "answer": (ROOM_NO, "422 403 422 422 422 422 422"),
    "words-say": (ROOM_NO, "422 403 422 422 422 422 422"),
    "speak": (ROOM_NO, "422 403 422 422 422 422 422"),
    "sit": (ROOM_NO, "422 403 422 422 422 422 422"),
    "ready": (ROOM_NO, "302 403 302 302 302 302 302"),
    "who-sees": (ROOM, ROOM_NO),
    "wall": (ROOM, NOBODY),
    "wall-regions": (ROOM, NOBODY),
    "console": (RUNS, NO),
    "console-regions": (RUNS, NO),
    "phone-picture": (RUNS, NO),
    "minutes": (RUNS, NO),
    "minutes-tools": (RUNS, NO),
    "hands-count": (NO, RUNS_DO),
    "word-count": (NO, RUNS_DO),
    "word-hide": (NO, RUNS_DO),
    "fist-ask": (NO, RUNS_DO),
    "speakers-open": (NO, RUNS_DO),
    "speaker-next": (NO, RUNS_DO),
    "speaker-add": (NO, RUNS_DO),
    "speaker-off": (NO, RUNS_DO),
    "meeting-open": (NO, RUNS_DO),
    "go-to": (NO, NOT_FOUND),
    "take-over": (NO, RUNS_DO),
    "note-taker": (NO, RUNS_DO),
    "decide": (NO, RUNS_DO),
    "strike-out": (NO, RUNS_DO),
    "note-hide": (NO, RUNS_DO),
    "reveal": (NO, RUNS_DO),
    "add-minutes": (NO, RUNS_DO),
    "own-notes": (NO, RUNS_DO),
    "dictate": (NO, RUNS_DO),
    "group": (NO, RUNS_DO),
    "meeting-close": (RUNS, RUNS),
    "exercises": (SIGNED_IN, NO),
    "exercise-new": (FACILITATES, FACILITATES),
    "exercise": ("302 404 200 200 404 404 404", NO),
    "exercise-end": (NO, RUNS_DO),
    "outcome": (TEAM, NO),
    "outcome-pdf": (TEAM, NO),
    "outcome-docx": (TEAM, NO),
    "proposal-answer": (LEADS, "302 302 404 404 404 404 404"),
    "what-came-of-it": (TEAM, NO),
    "one-to-one": (BOTH, BOTH_DO),
    "commitments": (SIGNED_IN, NO),
    "commitment-new": (BOTH, BOTH),
    "commitment": (TEAM, TEAM),
    "trials": (SIGNED_IN, NO),
    "trial-new": ("302 200 200 200 200 200 404", "302 422 422 422 422 422 404"),
    "trial": (TEAM, "302 302 302 302 404 404 404"),
    "trial-start": (NO, "302 302 302 302 404 404 404"),
    "trial-end": (NO, "302 422 422 422 404 404 404"),
    "trial-pdf": (TEAM, NO),
    "demo-be": (NOBODY, SENT_ON),
}
