// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// The clock of a step: minutes and seconds left, counted from when the step began by the server's clock. On the console
// also when the meeting ends as things stand, and how much a later step could give.

const VERY_LATE = 5; // minutes, as in templatetags/room.py
const AWAY_MS = 15000; // a page that is loaded anew is gone for a moment: that is not told

const timeOfDay = new Intl.DateTimeFormat("da-DK", { timeZone: "Europe/Copenhagen", hour: "2-digit", minute: "2-digit" });

export function clocks(scope) {
  // The page says what the server's time was when it was made; a phone whose own clock is wrong counts right all the same.
  const skewBy = (mark) => (mark ? Number(mark.dataset.now) - Date.now() : 0);
  let skew = skewBy(scope.querySelector("[data-now]"));

  const tick = () => {
    const now = Date.now() + skew;
    for (const clock of scope.querySelectorAll("[data-ends]")) {
      const left = Math.round((Number(clock.dataset.ends) - now) / 1000);
      const shown = Math.abs(left);
      say(clock, `${left < 0 ? "+" : ""}${String(Math.floor(shown / 60)).padStart(2, "0")}:${String(shown % 60).padStart(2, "0")}`);
      clock.classList.toggle("is-over", left < 0);
      const bar = scope.querySelector("progress[data-clock-bar]");
      if (bar) bar.value = Math.max(0, Math.min(bar.max, bar.max - left));
    }
    for (const late of scope.querySelectorAll("[data-late-from]")) lateness(late, now);
    for (const mark of scope.querySelectorAll("[data-at]")) {
      say(mark, timeOfDay.format(Number(mark.dataset.at) + overrun(mark, now)).replace(":", "."));
    }
    for (const away of scope.querySelectorAll("[data-away-since]")) {
      away.hidden = now - Number(away.dataset.awaySince) < AWAY_MS;
    }
  };

  const overrun = (mark, now) => Math.max(0, now - Number(mark.dataset.ends2));

  const lateness = (mark, now) => {
    const minutes = Math.trunc(Number(mark.dataset.lateFrom) + overrun(mark, now) / 60000);
    const words = minutes > 0 ? mark.dataset.behind : minutes < 0 ? mark.dataset.ahead : mark.dataset.onTime;
    say(mark, words.replace("{n}", Math.abs(minutes)));
    mark.classList.toggle("is-late", minutes > 0 && minutes < VERY_LATE);
    mark.classList.toggle("is-very-late", minutes >= VERY_LATE);
    for (const form of scope.querySelectorAll("form[data-most]")) saving(form, minutes);
  };

  /** A later step offers what is needed, as far as it can give. */
  const saving = (form, late) => {
    const minutes = Math.max(0, Math.min(late, Number(form.dataset.most)));
    const button = form.querySelector("button");
    form.hidden = minutes === 0;
    form.querySelector("[name=minutes]").value = -minutes;
    say(button, button.dataset.words.replace("{n}", minutes));
  };

  const say = (mark, text) => {
    if (mark.textContent !== text) mark.textContent = text;
  };

  tick();
  setInterval(tick, 1000);
  document.addEventListener("medspil:fresh", (event) => {
    const mark = event.target.querySelector?.("[data-now]");
    if (mark) skew = skewBy(mark);
    tick();
  });
}
