import type { LayerName, Receipt, ReceiptLayer } from '#lib/changes/receipt.ts';

/** What a layer is called, and what holds it. */
export const LAYER_WORDS: Record<LayerName, { label: string; text: string }> = {
  redis: { label: 'Shared cache', text: 'What the processes share has been ended.' },
  processes: { label: 'Processes', text: 'Every process has heard of it and dropped its own copies.' },
  next: { label: 'Components', text: 'Parts of pages that were rendered before are made anew.' },
  pages: { label: 'Pages', text: 'Whole pages that were rendered before are made anew.' },
  cdn: { label: 'CDN', text: 'The CDN was told to drop what it holds.' },
  'cdn-second': { label: 'CDN, again', text: 'Once more, for answers that were on their way during the first time.' },
};

/**
 * What a receipt comes to. `spreading`: some layer may still show what was before. `live`: none does. `late`: none that
 * answered does; the processes that did not answer stop using their copies by themselves.
 */
export type Spread =
  | { state: 'spreading'; waitsFor: string; error: string | undefined }
  | { state: 'live'; ms: number; isComplete: boolean }
  | { state: 'late'; ms: number; isComplete: boolean };

/** The second purge is no part of it: it is for what might be, and nothing is known to be old without it. */
export function summarizeReceipt({ layers, complete }: Receipt): Spread {
  const through = layers.filter(({ name }) => name !== 'cdn-second');
  const open = through.find(({ state }) => state === 'pending');
  if (open) return { state: 'spreading', waitsFor: LAYER_WORDS[open.name].label, error: open.detail };
  const ms = Math.max(0, ...through.map((layer) => layer.ms ?? 0));
  return { state: through.some(({ state }) => state === 'failed') ? 'late' : 'live', ms, isComplete: complete };
}

export function describeSpread(spread: Spread): string {
  if (spread.state === 'live') return `Live everywhere after ${formatMs(spread.ms)}`;
  if (spread.state === 'late') return `Live after ${formatMs(spread.ms)}, but not every process has said so`;
  return spread.error ? `Waits for: ${spread.waitsFor}` : 'On its way to every layer';
}

/** What stands below the name of a layer. */
export function describeLayer({ state, ms, detail }: ReceiptLayer): string {
  if (state === 'pending') return detail ? 'tried again' : 'waiting';
  if (state === 'skipped') return detail ?? 'not needed';
  return ms === null ? state : formatMs(ms);
}

/** `38 ms`, `1.4 s`, `3 min`. */
export function formatMs(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  return `${Math.round(ms / 60_000)} min`;
}

/** How long until it is worth asking again: a change is through within milliseconds, or waits for something. */
export function nextLook(receipt: Receipt | undefined, askedTimes: number): number | false {
  if (receipt?.complete) return false;
  if (receipt && summarizeReceipt(receipt).state !== 'spreading') return 1_000;
  return askedTimes < 20 ? 100 : 1_000;
}
