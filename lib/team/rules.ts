import { z } from 'zod';
import { teamRules } from '#db/schema/team.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { hasSecondFactor } from '#lib/accounts/second-factor/read.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { getRuntime } from '#lib/runtime.ts';

/** What everybody who works for the shop has to do. `version`: 0 until somebody has changed them. */
export type TeamRules = { secondFactorRequired: boolean; version: number };

export const teamRulesInput = z.strictObject({
  secondFactorRequired: z.boolean('must be true or false'),
  version: z.int().min(0).optional(),
});

export type RulesWrite =
  | { state: 'saved'; rules: TeamRules }
  | { state: 'conflict'; version: number }
  /** Whoever asks it of others has none: it would shut out themselves first. */
  | { state: 'own-factor-missing' };

const DEFAULTS: TeamRules = { secondFactorRequired: false, version: 0 };

/** @throws ForbiddenError for less than an owner */
export async function getTeamRules(actor: Actor): Promise<TeamRules> {
  assertMay(actor, 'owner');
  return readTeamRules(getRuntime().db);
}

/**
 * Sets what everybody who works for the shop has to do, from their next request on.
 * @param version that the change was made for; undefined: any
 * @throws ForbiddenError for less than an owner
 */
export async function setTeamRules(actor: Actor, wanted: boolean, version?: number): Promise<RulesWrite> {
  assertMay(actor, 'owner');
  if (wanted && !(await hasSecondFactor(actor.userId))) return { state: 'own-factor-missing' };
  return getRuntime().db.transaction(async (tx): Promise<RulesWrite> => {
    // The row is locked from here on; it is made where nobody has changed anything before.
    await tx.insert(teamRules).values({ version: 0 }).onConflictDoNothing();
    const before = await readTeamRules(tx, 'update');
    if (version !== undefined && version !== before.version) return { state: 'conflict', version: before.version };
    const rules = { secondFactorRequired: wanted, version: before.version + 1 };
    await tx.update(teamRules).set(rules);
    await recordAudit(tx, actor, {
      action: 'team.set-rules',
      subject: { kind: 'team', id: 'rules', name: 'Rules of the team' },
      before: { secondFactorRequired: before.secondFactorRequired },
      after: { secondFactorRequired: rules.secondFactorRequired },
    });
    return { state: 'saved', rules };
  });
}

type Reader = Pick<ReturnType<typeof getRuntime>['db'], 'select'>;

async function readTeamRules(db: Reader, lock?: 'update'): Promise<TeamRules> {
  const query = db.select().from(teamRules);
  const [row] = await (lock ? query.for(lock) : query);
  return row ? { secondFactorRequired: row.secondFactorRequired, version: row.version } : DEFAULTS;
}
