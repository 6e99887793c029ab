// A button beneath each text that somebody will want elsewhere. Without scripts it is marked by hand.
const WORDS_STAY_MILLISECONDS = 4000;

export function offerToCopy() {
  for (const text of document.querySelectorAll("[data-copied]")) text.after(copyButton(text));
}

function copyButton(text) {
  const line = document.createElement("p");
  const button = document.createElement("button");
  const said = document.createElement("span");
  Object.assign(button, { type: "button", className: "govuk-button govuk-button--secondary govuk-!-margin-bottom-0" });
  button.textContent = `Copy “${text.dataset.copied}”`;
  said.setAttribute("role", "status");
  button.addEventListener("click", () => copy(text, said));
  line.append(button, " ", said);
  return line;
}

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text.textContent);
    said.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(text);
    said.textContent = "Your browser does not let us copy. The text is marked: copy it from there.";
  }
  setTimeout(() => (said.textContent = ""), WORDS_STAY_MILLISECONDS);
}
