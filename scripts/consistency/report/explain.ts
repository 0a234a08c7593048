import type { Entry } from '../http/connect.ts';
import type { Admin } from '../load/admin.ts';
import type { Violation } from '../oracles/violation.ts';

/** A violation with what the shop itself knows of it. */
export type Explained = Violation & {
  /** Of the oldest change that is lacking. */
  receipt?: unknown;
  /** The last steps of the product and of the page, in the process that answered; in all of them for the edge's sake. */
  history: { process: string; of: string; steps: unknown }[];
};

/**
 * Asks the shop, at once: its memory of a key is short.
 * @param processes all of them
 */
export async function explain(violation: Violation, admin: Admin, processes: readonly Entry[]): Promise<Explained> {
  const { changeId, productId, where, path } = violation;
  const asked = processes.filter(({ name }) => name === where);
  const first = processes[0] as Entry;
  const receipt = changeId === undefined ? undefined : await ask(admin, first, `/api/admin/changes/${changeId}`);
  const questions = (asked.length > 0 ? asked : processes).flatMap((process) => [
    { process, of: `key=${encodeURIComponent(`product:1:${productId}`)}` },
    ...(path.startsWith('/') ? [{ process, of: `url=${encodeURIComponent(path)}` }] : []),
  ]);
  const history = await Promise.all(
    questions.map(async ({ process, of }) => ({
      process: process.name,
      of: decodeURIComponent(of),
      steps: await ask(admin, process, `/api/admin/cache/history?${of}`),
    })),
  );
  return { ...violation, receipt, history };
}

/** What cannot be explained is a violation all the same. */
const ask = (admin: Admin, entry: Entry, path: string): Promise<unknown> =>
  admin.get(entry, path).catch((error: Error) => error.message);
