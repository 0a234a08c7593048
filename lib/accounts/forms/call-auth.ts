import { CLIENT_ADDRESS } from '#lib/http/client-address.ts';
import { getRuntime } from '#lib/runtime.ts';
import { handleAuth } from '../handle-auth.ts';

/** What better-auth has to know of who asks. */
const PASSED_ON = ['cookie', 'user-agent', 'host', CLIENT_ADDRESS];

/**
 * Sends a form on to better-auth by the way that programs take, limits and all. Whoever calls this has made sure that the form
 * comes from a page of this shop.
 */
export function callAuth(request: Request, path: string, body: object): Promise<Response> {
  const { siteUrl } = getRuntime().config;
  const headers = new Headers({ 'content-type': 'application/json', origin: new URL(siteUrl).origin });
  for (const name of PASSED_ON) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const url = new URL(`/api/auth/${path}`, siteUrl);
  return handleAuth(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }), path, 'form');
}

/** Of an answer that is a problem, better-auth's own code. */
export async function codeOf(response: Response): Promise<string> {
  const { code } = (await response.clone().json()) as { code?: string };
  return code ?? '';
}
