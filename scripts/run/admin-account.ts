import { connectDatabase } from '#db/client.ts';
import { readAdminPassword } from '#lib/accounts/admin-password.ts';
import { ensureAdmin } from '#lib/accounts/ensure-admin.ts';
import type { Config } from '#lib/config.ts';
import { explainSystemError, Failure } from './failure.ts';

/**
 * Makes sure that somebody may run the shop.
 * @returns what to tell of their sign-in: the password only while it is the one that was generated here
 * @throws Failure when the generated password cannot be kept
 */
export async function prepareAdmin(config: Config, databaseUrl: string): Promise<string> {
  const given = readPassword(config);
  const { sql, db } = connectDatabase(databaseUrl, 1);
  try {
    const { password } = await ensureAdmin(db, config.adminEmail, given);
    const isShown = given.source === 'generated' && password === 'as-given';
    return `Admin: ${config.adminEmail}${isShown ? `  ${given.password}` : ''}`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function readPassword(config: Config) {
  try {
    return readAdminPassword(config);
  } catch (error) {
    throw new Failure(`Cannot keep the administrator's password in ${config.dataDir}: ${explainSystemError(error)}`);
  }
}
