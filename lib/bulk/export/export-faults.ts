import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { listRows } from '../read.ts';
import { toText } from './table-rows.ts';

const ROWS_AT_ONCE = 500;

/**
 * What is wrong with the rows of an operation, a line for each mistake, as CSV, piece by piece.
 * @throws ForbiddenError for less than a viewer
 */
export function exportFaults(actor: Actor, operationId: string): AsyncGenerator<string> {
  assertMay(actor, 'viewer');
  return write(actor, operationId);
}

async function* write(actor: Actor, operationId: string): AsyncGenerator<string> {
  yield `\uFEFF${toText([['row', 'key', 'name', 'field', 'mistake']])}`;
  let after: number | null = 0;
  while (after !== null) {
    const page = await listRows(actor, operationId, { states: ['invalid', 'failed'], after, limit: ROWS_AT_ONCE });
    if (!page) return;
    yield toText(
      page.items.flatMap(({ number, key, name, errors }) =>
        errors.map(({ field, detail }) => [String(number), key, name, field, detail]),
      ),
    );
    after = page.next;
  }
}
