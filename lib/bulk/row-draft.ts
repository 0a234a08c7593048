import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import type { FieldChange, FieldFault, RowState } from './types.ts';

/** A row as its check has found it. */
export type RowDraft = {
  number: number;
  state: Extract<RowState, 'invalid' | 'unchanged' | 'waiting'>;
  key: string;
  name: string;
  payload?: object;
  changes?: FieldChange[];
  errors?: FieldFault[];
};

/** What Postgres can hold of a text that came from outside. */
const clean = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD');
const cleanAll = (_: string, value: unknown) => (typeof value === 'string' ? clean(value) : value);

export async function insertRows(tx: Transaction, operationId: string, rows: readonly RowDraft[]): Promise<void> {
  await tx.execute(sql`
    INSERT INTO bulk_rows (operation_id, number, state, key, name, payload, changes, errors)
    SELECT ${operationId}, number, state::bulk_row_state, key, name, payload, coalesce(changes, '[]'), coalesce(errors, '[]')
      FROM jsonb_to_recordset(${JSON.stringify(rows, cleanAll)}::text::jsonb)
        AS row(number int, state text, key text, name text, payload jsonb, changes jsonb, errors jsonb)`);
}
