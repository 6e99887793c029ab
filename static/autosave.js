// Saves a page of a form while somebody types, at the latest when a field is left, and says so. A save
// that cannot be made says why and leaves the typed text alone: the buttons work as without scripts.
const PAUSE_MILLISECONDS = 2000;
const SIGNED_OUT = "Not saved: you are signed out. Press “Save and continue” and sign in: what you typed comes with you.";
const OFFLINE = "Not saved: the site cannot be reached. We try again when you go on writing.";

export function saveByItself(form) {
  const news = form.querySelector("[data-autosave-news]");
  let saved = "unsaved" in form.dataset ? null : typedIn(form); // null: filled in again after signing in
  let running = null;
  let refused = false;
  let isLeaving = false;
  let wait;

  const save = async () => {
    clearTimeout(wait);
    if (running) await running;
    const typed = typedIn(form);
    if (refused || isLeaving || running || typed === saved) return;
    running = ask(form);
    const answer = await running;
    running = null;
    if (answer.seen) {
      [form.elements.seen.value, saved] = [answer.seen, typed];
      takeErrorsAway(form);
    }
    refused = answer.isFinal;
    news.textContent = answer.news;
  };

  form.dataset.autosaveIsOn = "";
  form.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(save, PAUSE_MILLISECONDS);
  });
  form.addEventListener("focusout", (event) => {
    if (!event.relatedTarget?.matches("button")) save();
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(wait);
    isLeaving = true;
    takeFreshToken(form);
    if (!running) return;
    event.preventDefault();
    const again = () => form.requestSubmit(event.submitter);
    running.then(() => setTimeout(again));
  });
  if (saved === null) save();
  window.addEventListener("pageshow", () => (isLeaving = false)); // back again from the next page
}

// All that a person can change; two equal texts need no second save.
function typedIn(form) {
  const data = new FormData(form);
  data.delete("csrfmiddlewaretoken");
  data.delete("seen");
  return new URLSearchParams(data).toString();
}

// What is saved has passed every check of the page, so what it said was wrong is mended.
function takeErrorsAway(form) {
  document.querySelector(".govuk-error-summary")?.remove();
  document.title = document.title.replace(/^Error: /, "");
  for (const message of form.querySelectorAll(".govuk-error-message")) {
    const field = form.querySelector(`[aria-describedby~="${message.id}"]`);
    field?.setAttribute("aria-describedby", field.getAttribute("aria-describedby").replace(message.id, "").trim());
    message.remove();
  }
  for (const marked of form.querySelectorAll("[class*='--error']")) {
    marked.className = marked.className.replace(/\S+--error/g, "").trim();
  }
}

// `isFinal` where saving by itself has to stop: a person decides what comes next.
async function ask(form) {
  takeFreshToken(form);
  const body = new FormData(form);
  try {
    const response = await fetch(form.dataset.autosaveAddress, { method: "POST", body, keepalive: true });
    if (response.redirected || response.status === 403) return { news: SIGNED_OUT };
    return { ...(await response.json()), isFinal: response.status === 409 };
  } catch {
    return { news: OFFLINE };
  }
}

// Signing in again in another tab makes a new token; the one in the page would be refused.
function takeFreshToken(form) {
  const fresh = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/);
  if (fresh) form.elements.csrfmiddlewaretoken.value = fresh[1];
}
