// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// What is pressed must still be there when it is let go: a browser makes a click of the two, and of no half.

const LONGEST_MS = 1000; // a finger that rests on the page, or a selection that is drawn, holds up nothing for longer

/** Tells whether something is pressed just now; `resume` is called when it no longer is, and its click has been heard. */
export function pressing(resume) {
  let down = false;
  let timer;
  const after = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      down = false;
      resume();
    }, ms);
  };
  const release = () => down && after(0);
  document.addEventListener(
    "pointerdown",
    () => {
      down = true;
      after(LONGEST_MS);
    },
    true,
  );
  document.addEventListener("pointerup", release, true);
  document.addEventListener("pointercancel", release, true);
  return () => down;
}
