// Asks how far a worker is until it is done, then loads the page that waits for it again.
const PAUSE_MILLISECONDS = 2000;

export function watchProgress(region, pieceOf) {
  setTimeout(async () => {
    const fresh = await asked(region.dataset.progressAddress, pieceOf);
    if (fresh === null) return watchProgress(region, pieceOf);
    if (!fresh) return location.reload();
    region.replaceWith(fresh);
    watchProgress(fresh, pieceOf);
  }, PAUSE_MILLISECONDS);
}

// What is left to wait for, undefined when there is nothing left, null when nobody could be asked.
async function asked(address, pieceOf) {
  try {
    const response = await fetch(address);
    if (!response.ok || response.redirected) return null;
    return pieceOf(await response.text()).querySelector("[data-progress-address]") ?? undefined;
  } catch {
    return null;
  }
}
