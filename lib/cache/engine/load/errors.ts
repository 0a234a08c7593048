/** The source could not be read, and nothing older may be shown. Nobody asks it again for `retryAfterMs`. */
export class LoadFailedError extends Error {
  override name = 'LoadFailedError';
  readonly retryAfterMs: number;
  constructor(thing: string, retryAfterMs: number, cause?: unknown) {
    super(messageOf(thing, cause), { cause });
    this.retryAfterMs = retryAfterMs;
  }
}

/** The source did not answer in time. What it answers later is still kept, if it may be. */
export class LoadTimeoutError extends Error {
  override name = 'LoadTimeoutError';
  constructor(thing: string, ms: number) {
    super(`${thing}: not loaded within ${ms} ms`);
  }
}

/** So many loads wait already that another one would only be late. */
export class OverloadedError extends Error {
  override name = 'OverloadedError';
  constructor(thing: string) {
    super(`${thing}: too many loads are waiting`);
  }
}

function messageOf(thing: string, cause: unknown): string {
  if (cause instanceof LoadTimeoutError) return cause.message;
  return `${thing}: ${cause instanceof Error ? cause.message : 'loading has just failed in another process'}`;
}
