// The only doors by which a text becomes markup. Where browsers know Trusted Types, the site's
// Content-Security-Policy shuts every other one; where they do not, these do the same work.
const known = window.trustedTypes;
const pieces = known?.createPolicy("pieces-of-pages", { createHTML: (markup) => markup });

// What the site itself answered: a template wrote it, and escaped what people typed.
export function showPiece(element, markup) {
  element.innerHTML = pieces ? pieces.createHTML(markup) : markup;
}

// The same to look into: what stands in a template loads nothing and runs nothing.
export function pieceOf(markup) {
  const holder = document.createElement("template");
  showPiece(holder, markup);
  return holder.content;
}

// For a library that writes by itself: words only, since no element can begin without a "<".
export function allowWordsOnly() {
  known?.createPolicy("default", { createHTML: wordsOf });
}

export function escaped(words) {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function wordsOf(markup) {
  return markup.replace(/<[^>]*>/g, "").replaceAll("<", "&lt;");
}
