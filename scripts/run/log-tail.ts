import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const TAIL_BYTES = 64 * 1024;
// How PostgreSQL and Redis begin each line.
const STAMP = /^(\d{4}-\d\d-\d\d [\d:.]+ \S+ \[\d+\] |\d+:\w \d\d \w{3} \d{4} [\d:.]+ )/;
const LOUD = /\b(PANIC|FATAL|ERROR|error):|error while loading|^# /;
// The system's own words: the first of them is the cause, and later complaints follow from it.
const SYSTEM_REASON =
  /No space left on device|Disk quota exceeded|Permission denied|Read-only file system|Cannot allocate memory/;
// What a server says on its way out, after the line that tells why.
const ECHO = /the database system is (shutting down|starting up)|terminating (connection|background)/;

/** The line of a program's output that most likely tells why it ended, without its timestamp. */
export function pickTellingLine(output: string): string | undefined {
  const lines = output
    .split('\n')
    .map((line) => line.trim().replace(STAMP, ''))
    .filter((line) => line !== '' && !ECHO.test(line));
  return lines.find((line) => SYSTEM_REASON.test(line)) ?? lines.findLast((line) => LOUD.test(line)) ?? lines.at(-1);
}

/** As pickTellingLine, of the end of a log file. */
export function readTellingLine(file: string): string | undefined {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch {
    return undefined;
  }
  try {
    const { size } = fstatSync(fd);
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(fd, buffer, 0, buffer.length, size - buffer.length);
    return pickTellingLine(buffer.toString('utf8'));
  } finally {
    closeSync(fd);
  }
}
