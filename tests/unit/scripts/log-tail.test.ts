import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pickTellingLine, readTellingLine } from '#scripts/run/log-tail.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

it('prefers the complaint to what is said on the way out', () => {
  const log = `2026-01-02 03:04:05.678 UTC [12] LOG:  starting PostgreSQL
2026-01-02 03:04:05.679 UTC [12] FATAL:  could not create lock file
2026-01-02 03:04:05.680 UTC [12] LOG:  database system is shut down
2026-01-02 03:04:05.681 UTC [13] FATAL:  the database system is shutting down`;
  expect(pickTellingLine(log)).toBe('FATAL:  could not create lock file');
});

it('prefers the cause in the system’s words to the complaints that follow from it', () => {
  const log = `PANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device
PANIC:  cannot abort transaction 1, it was already committed`;
  expect(pickTellingLine(log)).toMatch(/No space left on device$/);
});

it('reads the lines of Redis without their stamp', () => {
  const log = `8291:M 22 Nov 2026 23:39:03.058 * Server initialized
8291:M 22 Nov 2026 23:39:03.058 # Failed opening Unix socket: bind: Operation not permitted
8291:M 22 Nov 2026 23:39:03.060 * Bye`;
  expect(pickTellingLine(log)).toBe('# Failed opening Unix socket: bind: Operation not permitted');
});

it('falls back to the last line, and to nothing', () => {
  expect(pickTellingLine('one\ntwo\n\n')).toBe('two');
  expect(pickTellingLine('\n')).toBeUndefined();
  expect(readTellingLine('/no/such/log')).toBeUndefined();
});

it('reads only the end of a long file', () => {
  const file = join(makeTemporaryDirectory(), 'log');
  writeFileSync(file, `FATAL: old\n${'x\n'.repeat(100_000)}last\n`);
  expect(readTellingLine(file)).toBe('last');
});
