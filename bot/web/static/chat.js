// Makes the page's form answer without a reload. Everything works without this script.
"use strict";
(() => {
  const form = document.getElementById("chat");
  const log = document.getElementById("log");
  const status = document.getElementById("status");
  const exit = document.getElementById("exit");
  const text = document.getElementById("message");
  const conversation = form.elements.conversation.value;
  let busy = false;

  const post = (url, body, extra) => fetch(url, { method: "POST", body, credentials: "omit", ...extra });

  const send = async (message) => {
    if (busy || !message.trim()) return;
    busy = true;
    status.textContent = status.dataset.waiting;
    try {
      const body = new URLSearchParams({ conversation, message });
      const answer = await post(form.getAttribute("action"), body, { headers: { "X-Reply": "fragment" } });
      if (answer.ok) {
        log.insertAdjacentHTML("beforeend", await answer.text());
        log.lastElementChild.scrollIntoView({ block: "start" });
        status.textContent = "";
        text.value = "";
      } else {
        status.textContent = await answer.text();
      }
    } catch {
      status.textContent = status.dataset.failed;
    } finally {
      busy = false;
      text.focus({ preventScroll: true });
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.submitter && event.submitter.name === "message" ? event.submitter.value : text.value);
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send(text.value);
    }
  });
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.classList.add("left");
    log.replaceChildren();
    navigator.sendBeacon(form.getAttribute("action") + "erase", new URLSearchParams({ conversation }));
    location.replace(exit.href);
  });
})();
