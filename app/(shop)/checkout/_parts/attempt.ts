const KEY = 'strata.checkout.attempt';

/** What was sent to make an order, and the key it goes by, until its final answer is known. */
export type Attempt<Body> = { key: string; body: Body };

/**
 * The one attempt of this tab. While its answer is unknown the very same request is repeated, under the same key, so that
 * neither a lost answer nor a reload can make a second order.
 */
export function openAttempt<Body>(): Attempt<Body> | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Attempt<Body> | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @throws the browser's error where it keeps nothing: without it a reload could order twice */
export function beginAttempt<Body>(body: Body): Attempt<Body> {
  const attempt = { key: crypto.randomUUID(), body };
  sessionStorage.setItem(KEY, JSON.stringify(attempt));
  return attempt;
}

/** Its final answer has come. */
export function endAttempt(): void {
  sessionStorage.removeItem(KEY);
}
