import { setTimeout as wait } from 'node:timers/promises';
import { createRandom, type Random } from '#db/seed/random.ts';
import type { Entry } from '../http/connect.ts';
import type { Read } from '../http/read.ts';
import type { Address } from './addresses.ts';
import type { Admin } from './admin.ts';
import type { ProductSheet } from './catalogue.ts';

export type WarmUpParts = {
  admin: Admin;
  processes: readonly Entry[];
  entries: readonly Entry[];
  read: Read;
  sheets: readonly ProductSheet[];
  chooseAddress: (random: Random) => Address;
};

const READS = 24;
const MOST_MS = 20_000;
const POLL_MS = 100;

/**
 * Has every process answer and write once: code that runs for the first time is slow, which says nothing about caches. What
 * is written changes nothing. Resolves when the change has come to its end.
 */
export async function warmUp({ admin, processes, entries, read, sheets, chooseAddress }: WarmUpParts): Promise<void> {
  const random = createRandom(0);
  const paths = Array.from({ length: READS }, () => chooseAddress(random).path);
  await Promise.all(
    entries.map(async (entry) => {
      for (const path of paths) await read(entry, path).catch(() => {});
    }),
  );
  const tags = sheets.slice(0, 1).map(({ id }) => `product:${id}`);
  const purges = processes.map((process) => admin.send(process, 'POST', '/api/admin/cache/purge', { tags }));
  for (const { headers } of await Promise.all(purges)) {
    const changeId = headers['strata-change'];
    const deadline = performance.now() + MOST_MS;
    while (changeId !== undefined && performance.now() < deadline) {
      const path = `/api/admin/changes/${changeId}`;
      const { complete } = await admin.get<{ complete: boolean }>(processes[0] as Entry, path);
      if (complete) break;
      await wait(POLL_MS);
    }
  }
}
