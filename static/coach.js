// Asks the coach while somebody types, and shows its advice beside the form. Where asking fails, the
// advice of before stays, and the button "Check my words" works as it does without scripts.
const PAUSE_MILLISECONDS = 600;

export function coachWhileTyping(panel, showPiece) {
  const { form } = document.querySelector("button[name=check_words]");
  let wait, asked;
  const ask = () => {
    asked?.abort();
    asked = new AbortController();
    show(panel, new FormData(form), asked.signal, showPiece);
  };
  form.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(ask, PAUSE_MILLISECONDS);
  });
  if (hasTypedText(form)) ask();
}

// Typed before this module arrived, or filled in again by the browser.
function hasTypedText(form) {
  return [...form.elements].some((field) => field.value !== field.defaultValue && "defaultValue" in field);
}

async function show(panel, body, signal, showPiece) {
  try {
    const response = await fetch(panel.dataset.coachAddress, { method: "POST", body, signal });
    if (!response.ok || response.redirected) return;
    const advice = panel.querySelector("[data-coach-advice]");
    showPiece(advice, await response.text());
    panel.querySelector("[data-coach-news]").textContent = advice.querySelector("[data-news]").dataset.news;
  } catch (failure) {
    if (failure.name !== "AbortError") console.warn("No advice now", failure);
  }
}
