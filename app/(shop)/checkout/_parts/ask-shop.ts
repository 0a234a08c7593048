/** A problem of the API (RFC 9457), of which the last part of `type` tells programs what it is. */
export type ShopProblem = {
  type: string;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
} & Record<string, unknown>;

export type ShopAnswer<Body> =
  | { state: 'answered'; status: number; body: Body }
  | { state: 'refused'; status: number; problem: ShopProblem }
  /** No answer came through; it may have been done all the same. */
  | { state: 'unreachable' };

/** Long enough for a bank that takes its time, with a margin. */
const PATIENCE_MS = 45_000;

/** Posts JSON to the shop's API. Never rejects, unless `signal` ends it. */
export async function postToShop<Body>(
  path: string,
  body: unknown,
  { headers = {}, signal }: { headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<ShopAnswer<Body>> {
  try {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    const { status } = response;
    const answer = await response.json();
    if (response.ok) return { state: 'answered', status, body: answer as Body };
    return { state: 'refused', status, problem: { ...answer, type: String(answer.type).split('/').at(-1) } };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { state: 'unreachable' };
  }
}
