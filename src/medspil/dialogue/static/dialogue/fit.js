// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// The wall has nobody to scroll it: what is too long is drawn smaller until it fits, but never so small that it cannot be
// read from the back of a room.

const SMALLEST = 0.55;
const STEP = 0.05;

const main = document.querySelector(".wall-main");

function fit() {
  const stage = main.querySelector("#stage");
  if (!stage) return;
  let size = 1;
  stage.style.zoom = size;
  while (main.scrollHeight > main.clientHeight && size > SMALLEST) {
    size -= STEP;
    stage.style.zoom = size;
  }
}

if (main) {
  fit();
  document.fonts.ready.then(fit);
  document.addEventListener("medspil:fresh", fit);
  window.addEventListener("resize", fit);
}
