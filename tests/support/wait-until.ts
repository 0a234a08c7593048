import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 20;

/** Looks again and again for what no event tells of. @throws with the complaint when it has seen nothing for `ms` */
export async function waitUntil<Seen>(
  ms: number,
  complaint: string,
  look: () => Promise<Seen | undefined>,
): Promise<Seen> {
  const deadline = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > deadline) throw new Error(`${complaint} within ${ms} ms`);
    await wait(POLL_MS);
  }
}
