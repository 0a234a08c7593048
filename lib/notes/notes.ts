import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { hasRole } from '#lib/accounts/roles.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { isId } from '#lib/catalog/ids.ts';
import { commitChange, type Transaction } from '#lib/changes/commit-change.ts';
import { isPlain } from '#lib/orders/order-input.ts';
import { iso } from '#lib/orders/read.ts';
import { getRuntime } from '#lib/runtime.ts';

/** What the shop's people write down for each other. No customer ever reads it. */
export type Note = {
  id: string;
  text: string;
  /** Address of who wrote it. */
  by: string;
  /** ISO 8601. */
  at: string;
  /** Whether whoever asks may delete it: who wrote it, or an owner. */
  mayDelete: boolean;
};

/** `order`: its id; `customer`: that of their account. */
export type NoteSubject = { kind: 'order' | 'customer'; id: string };

/** The body of a new note. */
export const noteInput = z.strictObject({
  text: z
    .string('must be text')
    .trim()
    .min(1, 'is required')
    .max(4_000, 'must have at most 4000 characters')
    .refine(isPlain, 'must be plain text'),
});

/**
 * Notes about an order or a customer, oldest first.
 * @throws ForbiddenError for less than support
 */
export function listNotes(actor: Actor, { kind, id }: NoteSubject): Promise<Note[]> {
  assertMay(actor, 'support');
  return readNotes(getRuntime().db, actor, kind === 'order' ? sql`n.order_id = ${id}` : sql`n.user_id = ${id}`);
}

/**
 * Adds a note; undefined when there is nothing of that id.
 * @throws ForbiddenError for less than support
 */
export async function addNote(actor: Actor, { kind, id }: NoteSubject, text: string): Promise<Note | undefined> {
  assertMay(actor, 'support');
  const { result } = await commitChange<Note | undefined>(async (tx) => {
    const name = await nameOf(tx, { kind, id });
    if (name === undefined) return { result: undefined };
    const column = kind === 'order' ? sql`order_id` : sql`user_id`;
    const [row] = await tx.execute<{ id: string }>(sql`
      INSERT INTO notes (${column}, body, author_id, author_email)
      VALUES (${id}, ${text}, ${actor.userId}, ${actor.email}) RETURNING id::text AS id`);
    await recordAudit(tx, actor, { action: 'note.create', subject: { kind, id, name }, after: { text } });
    const [note] = await readNotes(tx, actor, sql`n.id = ${row?.id}::bigint`);
    return { result: note };
  });
  return result;
}

/** `forbidden`: somebody else wrote it. */
export type NoteDeletion = { state: 'deleted' | 'forbidden' | 'unknown' };

/**
 * Takes a note away: one's own, or any for an owner.
 * @throws ForbiddenError for less than support
 */
export async function deleteNote(actor: Actor, id: string): Promise<NoteDeletion> {
  assertMay(actor, 'support');
  if (!isId(id)) return { state: 'unknown' };
  const { result } = await commitChange<NoteDeletion>(async (tx) => {
    const [row] = await tx.execute<{ orderId: string | null; userId: string | null; mayDelete: boolean; text: string }>(
      sql`SELECT n.order_id AS "orderId", n.user_id AS "userId", n.body AS text, ${isTheirs(actor)} AS "mayDelete"
            FROM notes n WHERE n.id = ${id}::bigint FOR UPDATE`,
    );
    if (!row) return { result: { state: 'unknown' } };
    if (!row.mayDelete) return { result: { state: 'forbidden' } };
    const subject: NoteSubject = { kind: row.orderId ? 'order' : 'customer', id: row.orderId ?? row.userId ?? '' };
    const name = (await nameOf(tx, subject)) ?? subject.id;
    await tx.execute(sql`DELETE FROM notes WHERE id = ${id}::bigint`);
    await recordAudit(tx, actor, { action: 'note.delete', subject: { ...subject, name }, before: { text: row.text } });
    return { result: { state: 'deleted' } };
  });
  return result;
}

const isTheirs = (actor: Actor): SQL =>
  hasRole(actor.role, 'owner') ? sql`true` : sql`coalesce(n.author_id = ${actor.userId}, false)`;

async function nameOf(tx: Transaction, { kind, id }: NoteSubject): Promise<string | undefined> {
  const [row] = await tx.execute<{ name: string }>(
    kind === 'order'
      ? sql`SELECT number AS name FROM orders WHERE id = ${id}`
      : sql`SELECT name FROM users WHERE id = ${id}`,
  );
  return row?.name;
}

function readNotes(db: Pick<Transaction, 'execute'>, actor: Actor, condition: SQL): Promise<Note[]> {
  return db.execute<Note>(sql`
    SELECT n.id::text, n.body AS text, n.author_email AS "by", ${iso(sql`n.created_at`)} AS at, ${isTheirs(actor)} AS "mayDelete"
      FROM notes n WHERE ${condition} ORDER BY n.id`);
}
