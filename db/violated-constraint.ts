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

function toPostgresError(error: unknown): postgres.PostgresError | undefined {
  if (error instanceof postgres.PostgresError) return error;
  const { cause } = error as { cause?: unknown };
  return cause instanceof postgres.PostgresError ? cause : undefined;
}
