import type { ReservedSql } from 'postgres';
import type { Lane } from './lanes.ts';
import { countRange, cutRanges, findGaps, type Range } from './ranges.ts';
import { isUnfinished } from './state.ts';

/** Products written at once. Larger ones are no quicker to write, and cost memory. */
const CHUNK = 1000;
/** From here on building indexes once is quicker than keeping them up to date. */
const BULK_FROM = 5_000;

/** `keep`: constraints stay on; `defer`: they come off first; `resume`: a run before has taken them off. */
export type LoadMode = 'keep' | 'defer' | 'resume';

export type LoadPlan = { mode: LoadMode; chunks: Range[]; missing: number };

/** What is to be done to have products 1 to `products`, given what is loaded. */
export async function planLoad(lanes: readonly Lane[], loaded: readonly Range[], products: number): Promise<LoadPlan> {
  const gaps = findGaps(loaded, products);
  const missing = gaps.reduce((sum, gap) => sum + countRange(gap), 0);
  const size = Math.min(CHUNK, Math.max(250, Math.ceil(missing / lanes.length)));
  const chunks = cutRanges(gaps, size);
  const present = loaded.reduce((sum, range) => sum + countRange(range), 0);
  const sql = lanes[0]?.sql;
  if (!sql) throw new Error('Seeding needs a connection');
  if (await isUnfinished(sql)) return { mode: 'resume', chunks, missing };
  const isWorthIt = missing >= BULK_FROM && missing >= present;
  return { mode: isWorthIt && (await isUnused(lanes, sql)) ? 'defer' : 'keep', chunks, missing };
}

/** Nobody else is connected and the shop has no products of its own: nobody can miss a constraint. */
async function isUnused(lanes: readonly Lane[], sql: ReservedSql): Promise<boolean> {
  const pids = await Promise.all(lanes.map((lane) => readPid(lane.sql)));
  const [row] = await sql<{ unused: boolean }[]>`
    select not exists (
             select from pg_stat_activity
              where datname = current_database() and backend_type = 'client backend' and pid <> all (${pids}))
       and not exists (select from products where id > 1000000) as unused`;
  return row?.unused === true;
}

async function readPid(sql: ReservedSql): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  return row?.pid ?? 0;
}
