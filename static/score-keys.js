// Keys 0–9 choose a point while nothing is being typed, so that scoring needs no mouse; Ctrl and Enter
// save from anywhere in the form. Number keys can be turned off (WCAG 2.1.4), which this browser keeps.
const KEPT = "number-keys-are-off";

export function listenForPoints() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return saveAndGoOn(event);
    if (event.ctrlKey || event.metaKey || event.altKey || isOff() || isTyping(event.target)) return;
    choose(event.key);
  });
  const note = document.querySelector("[data-number-keys]");
  if (note) explain(note);
}

function choose(key) {
  const option = document.querySelector(`[data-score] input[value="${CSS.escape(key)}"]`);
  if (!option) return;
  option.checked = true;
  option.focus();
  for (const name of ["input", "change"]) option.dispatchEvent(new Event(name, { bubbles: true }));
}

function saveAndGoOn(event) {
  const form = document.querySelector("[data-score]").closest("form");
  if (!form.contains(event.target) && event.target !== document.body) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("button[type=submit], button:not([type])"));
}

function explain(note) {
  const turn = note.querySelector("[data-number-keys-switch]");
  const tell = () => (turn.textContent = `Turn number keys ${isOff() ? "on" : "off"}`);
  turn.addEventListener("click", () => {
    localStorage.setItem(KEPT, isOff() ? "" : "yes");
    tell();
  });
  tell();
  note.hidden = false;
}

function isOff() {
  return localStorage.getItem(KEPT) === "yes";
}

function isTyping(element) {
  return element.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
}
