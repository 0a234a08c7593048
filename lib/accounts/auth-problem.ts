import { respondProblem } from '#lib/http/problem.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  422: 'Unprocessable content',
};

/** An error of better-auth as the shop tells its own; what better-auth's own clients look for, `code` and `message`, stays. */
export async function toAuthProblem(response: Response): Promise<Response> {
  if (response.status < 400) return response;
  const { code, message } = await readError(response);
  const { status } = response;
  const problem = respondProblem({
    status,
    type: (code ?? TITLES[status] ?? 'error').toLowerCase().replaceAll(/[^a-z]+/g, '-'),
    title: TITLES[status] ?? 'Error',
    ...(message === undefined ? {} : { detail: message }),
    members: { code, message },
  });
  for (const cookie of response.headers.getSetCookie()) problem.headers.append('Set-Cookie', cookie);
  return problem;
}

async function readError(response: Response): Promise<{ code?: string; message?: string }> {
  try {
    return (await response.json()) as { code?: string; message?: string };
  } catch {
    return {};
  }
}
