/** What the shop answered instead of what was asked for; as RFC 9457 has it. */
export class AdminProblem extends Error {
  override name = 'AdminProblem';
  readonly status: number;
  /** Last part of the problem's `type`: `version-conflict`. Empty where there was no answer. */
  readonly type: string;
  readonly errors: readonly { pointer: string; detail: string }[];
  /** All that the problem says beside, such as the `version` there is. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? 'Something went wrong.');
    this.status = status;
    this.type = body.type?.split('/').at(-1) ?? '';
    this.errors = body.errors ?? [];
    this.members = body;
  }
}

type ProblemBody = {
  type?: string;
  title?: string;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
  [member: string]: unknown;
};

export type AskOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** That the write was made for: `If-Match`. */
  version?: number;
  signal?: AbortSignal;
};

/**
 * Asks the admin's API.
 * @throws AdminProblem when it refuses, or cannot be reached (`status` 0)
 */
export async function askAdmin<Answer>(path: string, options: AskOptions = {}): Promise<Answer> {
  const { method = 'GET', body, version, signal } = options;
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new AdminProblem(0, { detail: 'The shop cannot be reached. Nothing was changed, as far as is known.' });
  });
  if (response.status === 204) return undefined as Answer;
  const answer: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new AdminProblem(response.status, answer as ProblemBody);
  return answer as Answer;
}
