/** As `bulk_state` in the schema. */
export type BulkState = 'checking' | 'ready' | 'running' | 'done' | 'failed' | 'cancelled';
export type BulkKind = 'import' | 'edit';
/** As `bulk_row_state` in the schema. */
export const ROW_STATES = ['invalid', 'unchanged', 'waiting', 'applied', 'failed'] as const;
export type RowState = (typeof ROW_STATES)[number];

/** What a row changes, for people. Null: nothing was or will be there. */
export type FieldChange = { field: string; before: string | null; after: string | null };
export type FieldFault = { field: string; detail: string };

/** Work on many products at once. Times as ISO 8601. */
export type BulkOperation = {
  id: string;
  kind: BulkKind;
  state: BulkState;
  /** It is ready, and none of its rows is to be written. */
  isEmpty: boolean;
  title: string;
  actorEmail: string;
  /** Rows in all; while they are checked, as far as is known. */
  total: number;
  /** Rows that were checked, later those that were written. */
  done: number;
  failed: number;
  error: string | null;
  /** Of what it wrote last. */
  changeId: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
};

export type BulkRow = {
  number: number;
  state: RowState;
  /** A SKU or a product's id. */
  key: string;
  name: string;
  changes: FieldChange[];
  errors: FieldFault[];
};
