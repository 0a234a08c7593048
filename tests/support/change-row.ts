import type { ChangeRow } from '#lib/changes/receipt.ts';

/** A change that nobody knows of yet. */
export const NEW_CHANGE: ChangeRow = {
  id: '7',
  kind: 'product',
  tags: ['product:1'],
  cdn: 'purge',
  createdAt: Date.UTC(2026, 0, 1),
  announcedAt: null,
  acknowledgedAt: null,
  processes: null,
  purgedAt: null,
  purgedAgainAt: null,
  lastError: null,
};

/** So many milliseconds after it was made. */
export const at = (ms: number): number => NEW_CHANGE.createdAt + ms;
