// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// The clock of a step: minutes and seconds left, counted from when the step began by the server's clock.

export function clocks(scope) {
  // The page says what the server's time was when it was made; a phone whose own clock is wrong counts right all the same.
  const skew = Number(scope.querySelector("[data-now]")?.dataset.now ?? Date.now()) - Date.now();

  const tick = () => {
    const now = Date.now() + skew;
    for (const clock of scope.querySelectorAll("[data-ends]")) {
      const left = Math.round((Number(clock.dataset.ends) - now) / 1000);
      const shown = Math.abs(left);
      const text = `${left < 0 ? "+" : ""}${String(Math.floor(shown / 60)).padStart(2, "0")}:${String(shown % 60).padStart(2, "0")}`;
      if (clock.textContent !== text) clock.textContent = text;
      clock.classList.toggle("is-over", left < 0);
      const bar = scope.querySelector("progress[data-clock-bar]");
      if (bar) bar.value = Math.max(0, Math.min(bar.max, bar.max - left));
    }
    for (const late of scope.querySelectorAll("[data-late-from]")) lateness(late, now);
  };

  const lateness = (mark, now) => {
    const over = Math.max(0, (now - Number(mark.dataset.ends2)) / 60000);
    const minutes = Math.trunc(Number(mark.dataset.lateFrom) + over);
    const words = minutes > 0 ? mark.dataset.behind : minutes < 0 ? mark.dataset.ahead : mark.dataset.onTime;
    const text = words.replace("{n}", Math.abs(minutes));
    if (mark.textContent !== text) mark.textContent = text;
    mark.classList.toggle("is-late", minutes > 0);
  };

  tick();
  setInterval(tick, 1000);
  document.addEventListener("medspil:fresh", tick);
}
