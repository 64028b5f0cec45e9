// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// A link in a mail takes one click: the page it leads to sends its own form. Going back does not send it again.

const form = document.querySelector("form[data-send-at-once]");
const arrived = performance.getEntriesByType("navigation")[0]?.type;
if (form && arrived !== "back_forward") form.requestSubmit();
