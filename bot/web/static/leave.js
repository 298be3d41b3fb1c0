// Leaving quickly, on every page: the page is covered at once, erased, and replaced in the history. Without this script the
// link itself leads to the neutral page.
"use strict";
(() => {
  const PRESSES = 3, GAP = 5000;
  let pressed = 0, timer = 0, alone = false;

  const said = document.createElement("div");
  said.className = "pressed";
  said.setAttribute("role", "status");
  document.body.append(said);

  const say = () => {
    const left = PRESSES - pressed;
    said.textContent = pressed ? document.body.dataset.pressed.replace("{count}", left) + " " + "●".repeat(pressed) + "○".repeat(left) : "";
  };
  const reset = () => { clearTimeout(timer); pressed = 0; say(); };

  const conversations = () => [...document.querySelectorAll('input[name="conversation"]')].slice(0, 1);
  const erase = () => conversations().forEach((field) => {
    navigator.sendBeacon(field.form.getAttribute("action").replace(/erase$/, "") + "erase", new URLSearchParams({ conversation: field.value }));
  });
  const forget = () => {
    const log = document.getElementById("log");
    if (log) log.replaceChildren();
    document.querySelectorAll("form").forEach((form) => form.reset());
  };

  const leave = (target) => {
    document.documentElement.classList.add("left");
    said.textContent = document.body.dataset.leaving;
    document.title = "…";
    forget();
    erase();
    location.replace(target);
  };

  document.querySelectorAll("[data-exit]").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link.href);
  }));

  // Shift three times: only the key alone counts, when it is let go, with at most five seconds in between.
  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift";
    if (!alone && pressed) reset();
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    clearTimeout(timer);
    pressed += 1;
    say();
    if (pressed >= PRESSES) {
      pressed = 0;
      leave(document.querySelector("[data-exit]").href);
    } else timer = setTimeout(reset, GAP);
  });

  // "Back" must show nothing of before, also where the browser kept the page in memory.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  addEventListener("pagehide", () => { forget(); if (conversations().some((field) => field.dataset.used)) erase(); });
})();
