import type { ReservedSql } from 'postgres';
import { makeProduct } from '../product/make-product.ts';
import type { SeedProduct } from '../product/types.ts';
import { copyRows } from './copy-rows.ts';
import type { PictureBook } from './pictures.ts';
import type { Range } from './ranges.ts';
import { toTableRows } from './rows.ts';
import { recordLoaded } from './state.ts';

/** Adds some products with all that belongs to them: all of it or nothing. */
export async function loadChunk(sql: ReservedSql, range: Range, pictures: PictureBook): Promise<void> {
  const tables = toTableRows(makeProducts(range), pictures.hashOf);
  await pictures.save(sql);
  await sql`begin`;
  try {
    for (const rows of tables) await copyRows(sql, rows);
    await recordLoaded(sql, range);
    await sql`commit`;
  } catch (error) {
    // On a lost connection there is nothing left to roll back, and the first error is the one that matters.
    await sql`rollback`.catch(() => {});
    throw error;
  }
}

function* makeProducts({ first, last }: Range): Generator<SeedProduct> {
  for (let id = first; id <= last; id += 1) yield makeProduct(id);
}
