import { respondForm } from '#lib/accounts/forms/respond-form.ts';
import type { TestShop } from './runtime.ts';

export const SITE = 'http://127.0.0.1:3000';

/** A browser, as far as the forms of the account pages know one: what it keeps, and from where. */
export type TestBrowser = ReturnType<typeof openBrowser>;

let browsers = 0;

/** @param address of the client, for limits; each browser has its own by default */
export function openBrowser(address = `203.0.113.${++browsers % 250}`) {
  const cookies = new Map<string, string>();
  const keep = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split('; ');
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '' || attributes.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const headers = () =>
    new Headers({
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'x-strata-client': address,
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      host: '127.0.0.1:3000',
    });
  const send = async (name: string, more: Record<string, string>, body: string) => {
    const all = headers();
    for (const [header, value] of Object.entries({ origin: SITE, ...more })) all.set(header, value);
    const url = `${SITE}/api/account/forms/${name}`;
    return keep(await respondForm(new Request(url, { method: 'POST', headers: all, body }), name));
  };
  return {
    cookies,
    headers,
    keep,
    /** As a script sends it. */
    send: (name: string, values: Record<string, string> = {}, more: Record<string, string> = {}) =>
      send(name, { 'content-type': 'application/json', ...more }, JSON.stringify(values)),
    /** As the browser itself does. */
    post: (name: string, values: Record<string, string> = {}, more: Record<string, string> = {}) =>
      send(
        name,
        { 'content-type': 'application/x-www-form-urlencoded', ...more },
        new URLSearchParams(values).toString(),
      ),
    request: (path: string, method = 'GET', body?: object) => {
      const all = headers();
      all.set('origin', SITE);
      all.set('content-type', 'application/json');
      return new Request(`${SITE}${path}`, { method, headers: all, body: body ? JSON.stringify(body) : null });
    },
  };
}

/** The token in the newest mail of a kind to an address; undefined where there is none. */
export async function mailedToken({ sql }: TestShop, kind: string, recipient: string): Promise<string | undefined> {
  const [mail] = await sql<{ text: string }[]>`
    SELECT text FROM mails WHERE kind = ${kind} AND recipient = ${recipient} ORDER BY id DESC LIMIT 1`;
  return /token=([\w.-]+)/.exec(mail?.text ?? '')?.[1];
}
