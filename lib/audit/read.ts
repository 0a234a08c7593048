import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { escapeLike } from '#db/escape-like.ts';
import { auditLog } from '#db/schema/admin.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { DAY_MS } from '#lib/cache/lifetimes.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { AuditQuery } from './query.ts';
import type { AuditItem, AuditPage } from './types.ts';

/**
 * The audit log, newest first, a page at a time.
 * @throws ForbiddenError for less than an owner
 */
export async function listAudit(actor: Actor, query: AuditQuery): Promise<AuditPage> {
  assertMay(actor, 'owner');
  return readAudit(toConditions(query), query.limit);
}

/** @param limit of entries; one more is looked for, to know whether there are older ones */
export async function readAudit(where: SQL | undefined, limit: number): Promise<AuditPage> {
  const rows = await getRuntime()
    .db.select()
    .from(auditLog)
    .where(where)
    .orderBy(desc(auditLog.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  return { items: shown.map(toItem), next: rows.length > limit ? String(shown.at(-1)?.id) : null };
}

function toConditions({ q, actor, action, kind, subject, from, to, before }: AuditQuery): SQL | undefined {
  return and(
    q === undefined ? undefined : and(...q.split(/\s+/).map(containsWord)),
    actor === undefined ? undefined : eq(auditLog.actorId, actor),
    action === undefined ? undefined : eq(auditLog.action, action),
    kind === undefined ? undefined : eq(auditLog.subjectKind, kind),
    subject === undefined ? undefined : eq(auditLog.subjectId, subject),
    from === undefined ? undefined : gte(auditLog.at, new Date(from)),
    to === undefined ? undefined : lt(auditLog.at, new Date(Date.parse(to) + DAY_MS)),
    before === undefined ? undefined : lt(auditLog.id, Number(before)),
  );
}

/** The very expression of the index `audit_log_words`. */
const WORDS = sql`(${auditLog.subjectName} || ' ' || ${auditLog.actorEmail} || ' ' || ${auditLog.action} || ' ' || ${auditLog.subjectId})`;

const containsWord = (word: string): SQL => sql`${WORDS} ILIKE ${`%${escapeLike(word)}%`}`;

function toItem(row: typeof auditLog.$inferSelect): AuditItem {
  const { id, at, actorId, actorEmail, actorRole, action, before, after, address, device } = row;
  return {
    id: String(id),
    at: at.toISOString(),
    actor: { id: actorId, email: actorEmail, role: actorRole },
    action,
    subject: { kind: row.subjectKind, id: row.subjectId, name: row.subjectName },
    before,
    after,
    from: { address, device },
  };
}
