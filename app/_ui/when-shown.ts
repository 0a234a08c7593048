/**
 * Calls back when the browser has nothing better to do and the page is really looked at: one that is rendered ahead has
 * nobody before it yet. Returns what calls it off.
 */
export function whenShown(callback: () => void): () => void {
  let cancelled = false;
  const later = () => {
    if (!cancelled) callback();
  };
  const wait = () => {
    if ('requestIdleCallback' in window) requestIdleCallback(later, { timeout: 1_500 });
    else setTimeout(later, 200);
  };
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', wait, { once: true });
  } else wait();
  return () => {
    cancelled = true;
  };
}
