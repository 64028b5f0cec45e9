// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// A form that asks the browser for a passkey, or to make one, and sends what it answers. Without script, or in a browser
// that knows no passkeys, the form is not shown: there are other ways in. `webauthnJSON` comes with allauth.

for (const form of window.PublicKeyCredential ? document.querySelectorAll("form[data-passkey]") : []) {
  const failed = form.querySelector("[data-passkey-failed]");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      const credential = await window.webauthnJSON[form.dataset.passkey](await optionsOf(form));
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      failed.hidden = false; // she changed her mind, or the machine did not answer
    }
  });
}

async function optionsOf(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options;
}
