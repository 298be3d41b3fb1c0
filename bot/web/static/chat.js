// Makes the chat's form answer without a reload. Everything works without this script.
"use strict";
(() => {
  const form = document.getElementById("chat");
  const log = document.getElementById("log");
  const status = document.getElementById("status");
  const text = document.getElementById("message");
  const fields = form.elements;
  const conversation = fields.conversation;
  let busy = false, retry = null, idle = 0;

  const newTurn = () => Array.from(crypto.getRandomValues(new Uint8Array(9)), (n) => n.toString(36)).join("");

  // Silence of fifteen minutes: the page empties itself, as the server has by then.
  const watch = () => {
    clearTimeout(idle);
    idle = setTimeout(() => { log.replaceChildren(); location.replace(form.getAttribute("action")); }, form.dataset.minutes * 60000);
  };

  const bubble = (words) => {
    const said = document.createElement("p");
    said.className = "said";
    said.textContent = words;
    log.append(said);
    return said;
  };

  const send = async (message, shown, byButton) => {
    if (busy || !message.trim()) return;
    busy = true;
    watch();
    conversation.dataset.used = "1";
    form.setAttribute("aria-busy", "true");
    // The same message sent again after a failure is the same turn: the server answers it once.
    const turn = retry && retry.message === message ? retry.turn : newTurn();
    status.textContent = status.dataset.waiting;
    status.className = "waiting";
    let said = null;
    try {
      const body = new URLSearchParams({ conversation: conversation.value, message, turn });
      said = bubble(shown);
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body, credentials: "omit", headers: { "X-Reply": "fragment" } });
      const html = await answer.text();
      if (!answer.ok) throw new Error(answer.status === 429 || answer.status === 413 ? html : "");
      retry = null;
      log.querySelectorAll(".choices").forEach((old) => old.remove());
      form.querySelectorAll(".starters").forEach((old) => old.remove());
      log.insertAdjacentHTML("beforeend", html);
      const exchange = log.lastElementChild;
      exchange.querySelectorAll(".said").forEach((twice) => twice.remove());
      said.scrollIntoView({ block: "start" });
      status.textContent = "";
      text.value = "";
      if (byButton) exchange.focus({ preventScroll: true });
      else text.focus({ preventScroll: true });
    } catch (error) {
      retry = { message, turn };
      if (said) said.remove();
      if (!byButton) text.value = message;
      status.textContent = (error instanceof TypeError ? "" : error.message) || status.dataset.failed;
      if (!byButton) text.focus();
    } finally {
      busy = false;
      status.className = "";
      form.removeAttribute("aria-busy");
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (button && button.name === "message") send(button.value, button.textContent.trim(), true);
    else send(text.value, text.value, false);
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send(text.value, text.value, false);
    }
  });
  text.addEventListener("input", watch);
  watch();
})();
