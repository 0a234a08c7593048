import { isDeepStrictEqual } from 'node:util';
import { auditLog } from '#db/schema/admin.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';

export type AuditSubject = {
  /** `product`, `order`, `promotion`. */
  kind: string;
  id: string;
  /** As people call it: a product's name, an order's number. */
  name: string;
};

/** Who did it: somebody, or the shop by itself, which has no account. */
export type Author = Pick<Actor, 'email' | 'role' | 'from'> & { readonly userId: string | null };

/** For what happens because its time has come. */
export const BY_ITSELF: Author = {
  userId: null,
  email: 'schedule',
  role: 'editor',
  from: { address: null, device: null },
};

/** `before` undefined: it was made; `after` undefined: it is gone. Nothing secret: it is kept for years and read by many. */
export type AuditEntry = {
  /** What was done to what: `product.update`. */
  action: `${string}.${string}`;
  subject: AuditSubject;
  before?: object | undefined;
  after?: object | undefined;
};

/**
 * Notes a write of somebody who runs the shop, in the write's own transaction: it is in the log if and only if it happened.
 * Of what was there before and after, only what differs is kept.
 * @param tx of the write
 */
export function recordAudit(tx: Pick<Transaction, 'insert'>, actor: Author, entry: AuditEntry): Promise<void> {
  return recordAudits(tx, actor, [entry]);
}

/** As `recordAudit`, for one write of many things. */
export async function recordAudits(
  tx: Pick<Transaction, 'insert'>,
  actor: Author,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.insert(auditLog).values(
    entries.map(({ action, subject, before, after }) => ({
      actorId: actor.userId,
      actorEmail: actor.email,
      actorRole: actor.role,
      action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      subjectName: subject.name,
      ...keepDifferences(before, after),
      ...actor.from,
    })),
  );
}

type Kept = { before: Record<string, unknown> | null; after: Record<string, unknown> | null };

function keepDifferences(before: object | undefined, after: object | undefined): Kept {
  const [was, is] = [before && { ...before }, after && { ...after }] as (Record<string, unknown> | undefined)[];
  if (!was || !is) return { before: was ?? null, after: is ?? null };
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const changed = names.filter((name) => !isDeepStrictEqual(was[name], is[name]));
  const pick = (of: Record<string, unknown>) => Object.fromEntries(changed.map((name) => [name, of[name] ?? null]));
  return { before: pick(was), after: pick(is) };
}
