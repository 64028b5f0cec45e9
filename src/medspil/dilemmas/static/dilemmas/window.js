// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// A small window beside the case system. Without this script the link opens the page as usual.

document.querySelector("[data-small-window]")?.addEventListener("click", (event) => {
  if (window.open(event.currentTarget.href, "medspil-dilemma", "popup,width=400,height=760")) event.preventDefault();
});
