import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainSystemError, Failure } from '../../run/failure.ts';

/**
 * The password of the embedded server, generated once.
 * @throws Failure when a cluster exists whose password is lost
 */
export function readPassword(home: string, base: string): string {
  const file = join(home, 'password');
  try {
    if (existsSync(file)) {
      const password = readFileSync(file, 'utf8').trim();
      if (password !== '') return password;
    }
    if (existsSync(join(base, 'cluster'))) throw new Failure(`${file} is missing: it holds the database's password.`);
    const password = randomBytes(24).toString('hex');
    writeFileSync(file, password, { mode: 0o600 });
    return password;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`Cannot keep the database's password in ${file}: ${explainSystemError(error)}`);
  }
}
