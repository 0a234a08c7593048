import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { ReservedSql } from 'postgres';
import type { TableRows } from './rows.ts';

const PIECE_LENGTH = 1 << 18;

/**
 * Sends rows with COPY. Must run inside a transaction.
 * @throws when the server refuses a row; the transaction has to be rolled back then
 */
export async function copyRows(sql: ReservedSql, { table, columns, text }: TableRows): Promise<void> {
  if (text === '') return;
  const stream = await sql.unsafe(`copy ${table} (${columns.join(', ')}) from stdin`).writable();
  let failure: Error | undefined;
  stream.on('error', (error: Error) => {
    failure ??= error;
  });
  for (let start = 0; start < text.length && !failure; start += PIECE_LENGTH) {
    const wantsMore = stream.write(text.slice(start, start + PIECE_LENGTH));
    if (!wantsMore) await once(stream, 'drain').catch(() => {});
  }
  stream.end();
  await confirmCopy(sql, table, () => failure);
}

// postgres.js never ends the stream when the server refuses the copy after its last byte (a duplicate key, a full
// disk). The next statement on the connection knows: inside a transaction it fails as well.
async function confirmCopy(sql: ReservedSql, table: string, findFailure: () => Error | undefined): Promise<void> {
  for (;;) {
    try {
      await sql`select 1`;
      break;
    } catch (error) {
      if ((error as { code?: string }).code !== 'COPY_IN_PROGRESS') {
        throw findFailure() ?? new Error(`The database refused rows for ${table}; its log says why`, { cause: error });
      }
      await delay(1);
    }
  }
  const failure = findFailure();
  if (failure) throw failure;
}
