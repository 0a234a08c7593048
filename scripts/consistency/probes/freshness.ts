import { setTimeout as wait } from 'node:timers/promises';
import { now } from '../clock.ts';
import type { Entry } from '../http/connect.ts';
import type { Read, Reading } from '../http/read.ts';
import type { Done } from '../load/writer.ts';

/**
 * How long after the save, ms. `oldMs`: the last question that was still answered with the old state, 0 if none was.
 * `freshMs`: the first answer with the new one had arrived, rendering included. `saveMs`: what the save itself had taken.
 */
export type Freshness = { layer: Entry['layer']; oldMs: number; freshMs: number; saveMs: number };

const MOST_MS = 8_000;
/** The edge is purged after some hundred milliseconds; processes are asked without a pause, since they need only one. */
const EDGE_PAUSE_MS = 20;

/**
 * Asks every entry for the product's page until it shows what was saved, or until there is none.
 * @param onRead is given every answer
 * @returns nothing of a product that shoppers cannot see: it has no page to be fresh
 */
export function measureFreshness(
  { write, slug }: Done,
  entries: readonly Entry[],
  read: Read,
  onRead: (reading: Reading) => void,
): Promise<Freshness[]> {
  if (!write.state.live) return Promise.resolve([]);
  const saveMs = write.answeredAt - write.sentAt;
  return Promise.all(
    entries.map(async (entry) => {
      let oldMs = 0;
      for (;;) {
        const reading = await read(entry, `/products/${slug}`);
        onRead(reading);
        const shown = reading.content.products.get(write.productId);
        const freshMs = reading.receivedAt - write.answeredAt;
        const isFresh = reading.state === 'absent' || (shown !== undefined && shown.version >= write.state.version);
        if (isFresh || freshMs > MOST_MS) return { layer: entry.layer, oldMs, freshMs, saveMs };
        oldMs = reading.sentAt - write.answeredAt;
        if (entry.layer === 'edge') await wait(EDGE_PAUSE_MS);
        if (now() - write.answeredAt > MOST_MS) return { layer: entry.layer, oldMs, freshMs, saveMs };
      }
    }),
  );
}
