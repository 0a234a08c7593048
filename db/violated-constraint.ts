import postgres from 'postgres';

/** The name of the constraint that a statement has violated; undefined for every other error. Drizzle wraps the driver's. */
export function violatedConstraint(error: unknown): string | undefined {
  const cause = toPostgresError(error);
  return cause?.code.startsWith('23') ? cause.constraint_name : undefined;
}

/** Whether a transaction was ended in favour of another one that it stood in the way of: done again, it may well pass. */
export function isDeadlock(error: unknown): boolean {
  return toPostgresError(error)?.code === '40P01';
}

/** Does `work` anew that a deadlock has ended, up to so many times in all: it has no effects but those of its transaction. */
export async function pastDeadlocks<Result>(attempts: number, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !isDeadlock(error)) throw error;
    }
  }
}

function toPostgresError(error: unknown): postgres.PostgresError | undefined {
  if (error instanceof postgres.PostgresError) return error;
  const { cause } = error as { cause?: unknown };
  return cause instanceof postgres.PostgresError ? cause : undefined;
}
