// Shows what others said already beside the question that somebody types. The button that asks for it
// without scripts goes away, and comes back when asking fails.
const PAUSE_MILLISECONDS = 250;
const FEWEST_WORDS = 3;
const MOST_CHARACTERS = 300;

export function lookWhileTyping(region, showPiece) {
  const field = document.getElementById(region.dataset.similarOf);
  let wait, asked;
  const look = () => {
    asked = new AbortController();
    show(region, field.value.slice(0, MOST_CHARACTERS), asked.signal, showPiece);
  };
  field.addEventListener("input", () => {
    clearTimeout(wait);
    asked?.abort();
    wait = setTimeout(look, PAUSE_MILLISECONDS);
  });
  if (!region.querySelector("[data-news]")) look();
  buttonOf(field).hidden = true;
}

async function show(region, typed, signal, showPiece) {
  const list = region.querySelector("[data-similar-list]");
  const news = region.querySelector("[data-similar-news]");
  if (typed.trim().split(/\s+/).length < FEWEST_WORDS) return clear(list, news);
  try {
    showPiece(list, await fetched(`${region.dataset.similarAddress}&${new URLSearchParams({ q: typed })}`, signal));
    news.textContent = list.querySelector("[data-news]").dataset.news;
  } catch (failure) {
    if (failure.name === "AbortError") return;
    clear(list, news);
    buttonOf(document.getElementById(region.dataset.similarOf)).hidden = false;
  }
}

// What answered words that are gone is no answer.
function clear(list, news) {
  list.replaceChildren();
  news.textContent = "";
}

// Somebody signed out meanwhile is led to the sign-in page: that is no list.
async function fetched(address, signal) {
  const response = await fetch(address, { signal });
  if (!response.ok || response.redirected) throw new Error(response.statusText);
  return response.text();
}

function buttonOf(field) {
  return field.form.querySelector("button[name=look]");
}
