import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { getRuntime } from '#lib/runtime.ts';

/** What the audit log can be filtered by: all that is in it. */
export type AuditChoices = { actions: string[]; kinds: string[]; actors: { id: string; email: string }[] };

/**
 * Each name once, by hops through an index from one to the next: as many steps as there are names, however long the log.
 * @throws ForbiddenError for less than an owner
 */
export async function listAuditChoices(actor: Actor): Promise<AuditChoices> {
  assertMay(actor, 'owner');
  const { db } = getRuntime();
  const [actions, kinds, actors] = await Promise.all([
    db.execute<{ name: string }>(hop('action')),
    db.execute<{ name: string }>(hop('subject_kind')),
    db.execute<{ id: string; email: string }>(sql`
      SELECT u.id, u.email FROM (${hop('actor_id')}) a JOIN users u ON u.id = a.name ORDER BY u.email`),
  ]);
  const names = (rows: Iterable<{ name: string }>) => [...rows].map(({ name }) => name);
  return { actions: names(actions), kinds: names(kinds), actors: [...actors] };
}

function hop(column: 'action' | 'subject_kind' | 'actor_id') {
  const name = sql.identifier(column);
  return sql`
    WITH RECURSIVE hops AS (
      SELECT min(${name}) AS name FROM audit_log
      UNION ALL
      SELECT (SELECT min(${name}) FROM audit_log WHERE ${name} > hops.name) FROM hops WHERE hops.name IS NOT NULL
    ) SELECT name FROM hops WHERE name IS NOT NULL`;
}
