import postgres from 'postgres';

/** Why a database cannot be used. */
export type DatabaseProblem =
  | 'unreachable'
  | 'refused-password'
  | 'unknown-database'
  | 'too-old'
  | 'missing-privilege'
  | 'missing-extension'
  | 'other-catalogue';

/** A database that cannot be used, in one line for the operator. Never holds a password. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
  readonly problem: DatabaseProblem;

  constructor(problem: DatabaseProblem, message: string, cause?: unknown) {
    super(message, { cause });
    this.problem = problem;
  }
}

const NETWORK: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name cannot be looked up now',
  EHOSTUNREACH: 'there is no route to the host',
  ENETUNREACH: 'there is no route to the network',
  ETIMEDOUT: 'the host does not answer',
  CONNECT_TIMEOUT: 'the host does not answer',
  ECONNRESET: 'the connection was reset',
  CONNECTION_CLOSED: 'the connection was closed',
  ENOENT: 'the socket does not exist',
  EACCES: 'permission denied',
};

/** Turns what a driver throws into a DatabaseError where the operator can do something about it. */
export function explainDatabaseError(error: unknown, url: string): unknown {
  if (error instanceof DatabaseError) return error;
  const place = describeDatabase(url);
  const code = (error as { code?: string }).code ?? '';
  if (NETWORK[code] !== undefined) {
    return new DatabaseError('unreachable', `DATABASE_URL: cannot reach ${place.server}: ${NETWORK[code]}.`, error);
  }
  if (!(error instanceof postgres.PostgresError)) return error;
  switch (code) {
    case '28P01':
    case '28000':
      return new DatabaseError(
        'refused-password',
        `DATABASE_URL: ${place.server} refuses the user ${place.user}: ${error.message}.`,
        error,
      );
    case '3D000':
      return new DatabaseError('unknown-database', `DATABASE_URL: ${place.server}: ${error.message}.`, error);
    case '53300':
      return new DatabaseError('unreachable', `DATABASE_URL: ${place.server}: ${error.message}.`, error);
    case '42501':
      return new DatabaseError(
        'missing-privilege',
        `DATABASE_URL: the user ${place.user} lacks a privilege on ${place.server}/${place.database}: ${error.message}. ` +
          'It must own the database, or have the pg_trgm extension created for it.',
        error,
      );
    case '0A000':
    case '58P01':
      return /extension|pg_trgm/.test(error.message)
        ? new DatabaseError(
            'missing-extension',
            `DATABASE_URL: ${place.server} does not offer the extension pg_trgm; install its contrib package.`,
            error,
          )
        : error;
    default:
      return error;
  }
}

function describeDatabase(url: string): { server: string; user: string; database: string } {
  const { host, username, pathname } = new URL(url);
  return { server: host, user: decodeURIComponent(username), database: decodeURIComponent(pathname.slice(1)) };
}
