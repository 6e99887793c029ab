// Asks how far a worker is until it is done, then loads the page that waits for it again.
const PAUSE_MILLISECONDS = 2000;

export function watchProgress(region) {
  setTimeout(async () => {
    const fresh = await asked(region.dataset.progressAddress);
    if (fresh === null) return watchProgress(region);
    if (!fresh) return location.reload();
    region.replaceWith(fresh);
    watchProgress(fresh);
  }, PAUSE_MILLISECONDS);
}

// What is left to wait for, undefined when there is nothing left, null when nobody could be asked.
async function asked(address) {
  try {
    const response = await fetch(address);
    if (!response.ok || response.redirected) return null;
    const part = new DOMParser().parseFromString(await response.text(), "text/html");
    return part.querySelector("[data-progress-address]") ?? undefined;
  } catch {
    return null;
  }
}
