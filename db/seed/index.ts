import type { Sql } from 'postgres';
import { DatabaseError } from '../database-error.ts';
import { loadBase } from './load/base.ts';
import { loadChunk } from './load/chunk.ts';
import { deferConstraints } from './load/defer.ts';
import { type Lane, openLanes, runInLanes } from './load/lanes.ts';
import { openPictureBook } from './load/pictures.ts';
import { type LoadMode, planLoad } from './load/plan.ts';
import { loadPromotions } from './load/promotions.ts';
import { countRange } from './load/ranges.ts';
import { analyzeTables, restoreConstraints } from './load/restore.ts';
import { agreeOnEdition, isUnfinished, lockSeeding, prepareState, readLoaded, unlockSeeding } from './load/state.ts';
import { hashEdition } from './product/edition.ts';

const LANES = 2;

/** `done` and `total` count products, those of earlier runs included; `step` names what is being built. */
export type SeedProgress = { phase: 'products' | 'indexes'; done: number; total: number; step?: string };

export type SeedOptions = {
  /** A pool; up to two of its connections are taken for the whole time. */
  sql: Sql;
  /** How many products there are to be, 1 to 1,000,000. */
  products: number;
  onProgress?: ((progress: SeedProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/**
 * `added` by this run, `total` in the database now (more than asked for when an earlier run asked for more). `mode`
 * tells whether constraints stayed on while loading.
 */
export type SeedResult = { added: number; total: number; mode: LoadMode };

/**
 * Adds what is missing of the first `products` products of the seeded catalogue. Never changes or brings back a product
 * that an earlier run added. After a crash or an abort the next call goes on from the last whole chunk and finishes what
 * was left undone, constraints included; until then `isSeeded` is false.
 * @throws the signal's reason when aborted; DatabaseError when products of another edition of the catalogue are there, to
 * which more of this one cannot be added
 */
export async function seedCatalogue({ sql, products, onProgress, signal }: SeedOptions): Promise<SeedResult> {
  signal?.throwIfAborted();
  const lanes = await openLanes(sql, LANES);
  try {
    return await seedInLanes(lanes, products, onProgress ?? (() => {}), signal);
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
  }
}

/** Whether the catalogue holds products and no seed was killed half-way through building its constraints. */
export async function isSeeded(sql: Sql): Promise<boolean> {
  if (await isUnfinished(sql)) return false;
  const [row] = await sql<{ any: boolean }[]>`select exists (select from products) as any`;
  return row?.any === true;
}

async function seedInLanes(
  lanes: readonly Lane[],
  products: number,
  onProgress: (progress: SeedProgress) => void,
  signal: AbortSignal | undefined,
): Promise<SeedResult> {
  const [main] = lanes;
  if (!main) throw new Error('Seeding needs a connection');
  await lockSeeding(main.sql, signal);
  try {
    await prepareState(main.sql);
    const fits = await agreeOnEdition(main.sql, hashEdition());
    const loaded = await readLoaded(main.sql);
    const plan = await planLoad(lanes, loaded, products);
    const before = loaded.reduce((sum, range) => sum + countRange(range), 0);
    const total = before + plan.missing;
    const clashes = !fits && plan.missing > 0;
    if (clashes && plan.mode !== 'resume') throw refuseOtherEdition();
    if (plan.mode === 'defer') await deferConstraints(main.sql);

    let done = before;
    onProgress({ phase: 'products', done, total });
    if (plan.missing > 0 && !clashes) {
      const pictures = openPictureBook();
      await loadBase(main.sql, pictures);
      await loadPromotions(main.sql);
      await runInLanes(lanes, plan.chunks, async (sql, chunk) => {
        signal?.throwIfAborted();
        await loadChunk(sql, chunk, pictures);
        done += countRange(chunk);
        onProgress({ phase: 'products', done, total });
      });
    }
    signal?.throwIfAborted();
    if (plan.mode !== 'keep') {
      await restoreConstraints(lanes, (step) => {
        signal?.throwIfAborted();
        onProgress({ phase: 'indexes', done, total, step });
      });
    }
    if (clashes) throw refuseOtherEdition();
    if (plan.missing > 0 || plan.mode === 'resume') await analyzeTables(lanes);
    return { added: plan.missing, total, mode: plan.mode };
  } finally {
    await unlockSeeding(main.sql).catch(() => {});
  }
}

function refuseOtherEdition(): DatabaseError {
  return new DatabaseError(
    'other-catalogue',
    'The database holds products of another edition of the seeded catalogue, and more of this one would clash with them. ' +
      'Seed an empty database instead.',
  );
}
