import type { Page } from '@playwright/test';

export type PressTimes = {
  /** From the input, as the browser dates it, until the frame with the new number was presented. */
  badgeMs: number;
  /** From the input until the whole answer of the server was here. */
  serverMs: number;
};

/** Gets ready to time the next press. What it finds out can be read when the server has answered. */
export async function timePress(page: Page): Promise<{ read(): Promise<PressTimes> }> {
  const handle = await page.evaluateHandle(() => {
    const link = document.querySelector('header a[href="/cart"]');
    const pressed = Promise.withResolvers<number>();
    const painted = Promise.withResolvers<number>();
    addEventListener('click', ({ timeStamp }) => pressed.resolve(timeStamp), { capture: true, once: true });
    new PerformanceObserver((list, observer) => {
      const [entry] = list.getEntries() as (PerformanceEntry & { renderTime: number })[];
      if (!entry) return;
      observer.disconnect();
      painted.resolve(entry.renderTime);
    }).observe({ type: 'element' });
    // The number is a new element each time: marked before it is painted, it is timed.
    new MutationObserver((_, observer) => {
      observer.disconnect();
      link?.querySelector('span')?.setAttribute('elementtiming', 'badge');
    }).observe(link as Element, { childList: true, subtree: true });
    const since = performance.now();
    return {
      async read() {
        const [start, end] = [await pressed.promise, await painted.promise];
        const answers = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
        const answer = answers.find(({ name, startTime }) => startTime >= since && name.endsWith('/api/cart/items'));
        return { badgeMs: end - start, serverMs: (answer?.responseEnd ?? Number.NaN) - start };
      },
    };
  });
  return { read: () => handle.evaluate((timed) => timed.read()) };
}
