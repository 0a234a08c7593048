import { and, eq } from 'drizzle-orm';
import { auditLog } from '#db/schema/admin.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Role } from '#lib/accounts/roles.ts';
import { readAudit } from './read.ts';
import type { AuditItem } from './types.ts';

/** Who may see what was done to one thing: whoever may see the thing itself. What is not named here is for owners. */
const MINIMUM: Readonly<Record<string, Role>> = {
  product: 'viewer',
  variant: 'viewer',
  category: 'viewer',
  promotion: 'viewer',
  synonym: 'viewer',
  order: 'support',
  customer: 'support',
  review: 'support',
  mail: 'support',
};

const SHOWN = 20;

/** As `AuditItem`, without from where: that is for owners. */
export type HistoryItem = Omit<AuditItem, 'from'>;

/**
 * What was done to one thing lately, newest first.
 * @throws ForbiddenError for less than the thing itself takes
 */
export async function listHistory(actor: Actor, subject: { kind: string; id: string }): Promise<HistoryItem[]> {
  assertMay(actor, MINIMUM[subject.kind] ?? 'owner');
  const { items } = await readAudit(
    and(eq(auditLog.subjectKind, subject.kind), eq(auditLog.subjectId, subject.id)),
    SHOWN,
  );
  return items.map(({ from: _, ...item }) => item);
}
