import type { ReservedSql } from 'postgres';
import { type Lane, runInLanes } from './lanes.ts';
import { PRODUCT_TABLES } from './rows.ts';

type Part = { id: number; phase: string; target: string; name: string; restore: string };

/**
 * Puts back all that `deferConstraints` took off. Every part is put back and struck off the list in one transaction, so
 * a run that is killed in between goes on where it stopped.
 * @param onStep told of each part before it is put back; may throw to stop there
 */
export async function restoreConstraints(lanes: readonly Lane[], onStep: (name: string) => void): Promise<void> {
  const [first] = lanes;
  if (!first) return;
  const restorePhase = async (phase: string) => {
    const parts = await first.sql<Part[]>`
      select id, phase, target, name, restore from seeding.deferred where phase = ${phase} order by id`;
    await runInLanes(lanes, groupParts(phase, parts), async (sql, group) => {
      for (const part of group) {
        onStep(part.name);
        await restorePart(sql, part);
      }
    });
  };
  await restorePhase('key');
  await restorePhase('index');
  // Checking references joins whole tables: the planner should know their sizes.
  await analyzeTables(lanes);
  await restorePhase('reference');
  await restorePhase('validation');
  await relistProducts(first.sql, onStep);
  await restorePhase('trigger');
}

/** Lists products that were loaded while the triggers were off. Before these come back, so that a run killed here does it again. */
async function relistProducts(sql: ReservedSql, onStep: (name: string) => void): Promise<void> {
  const [off] = await sql`select from seeding.deferred where phase = 'trigger' limit 1`;
  if (!off) return;
  onStep('listed_products');
  await sql`select list_all_products()`;
}

/** Refreshes the statistics of all tables of the catalogue. */
export async function analyzeTables(lanes: readonly Lane[]): Promise<void> {
  const tables = [
    ...PRODUCT_TABLES,
    'pictures',
    'brands',
    'categories',
    'attributes',
    'listed_products',
    'attribute_sets',
  ];
  await runInLanes(lanes, tables, async (sql, table) => {
    await sql.unsafe(`analyze ${table}`);
  });
}

// Only building an index lets two statements work on one table; the others would wait for each other's lock.
function groupParts(phase: string, parts: readonly Part[]): Part[][] {
  if (phase === 'index' || phase === 'validation') return parts.map((part) => [part]);
  if (phase === 'key') return [...Map.groupBy(parts, ({ target }) => target).values()];
  return parts.length > 0 ? [[...parts]] : [];
}

async function restorePart(sql: ReservedSql, { id, phase, target, name, restore }: Part): Promise<void> {
  await sql`begin`;
  try {
    if (phase === 'reference') {
      await sql.unsafe(`${restore} not valid`);
      await sql`
        update seeding.deferred
           set phase = 'validation', restore = ${`alter table ${target} validate constraint "${name}"`}
         where id = ${id}`;
    } else {
      await sql.unsafe(restore);
      await sql`delete from seeding.deferred where id = ${id}`;
    }
    await sql`commit`;
  } catch (error) {
    await sql`rollback`.catch(() => {});
    throw error;
  }
}
