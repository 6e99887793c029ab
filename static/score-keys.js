// Keys 0–9 choose a point while nothing is being typed, so that scoring needs no mouse.
export function listenForPoints() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const option = document.querySelector(`[data-score] input[value="${CSS.escape(event.key)}"]`);
    if (!option) return;
    option.checked = true;
    option.focus();
    option.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function isTyping(element) {
  return element.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
}
