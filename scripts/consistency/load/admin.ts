import { Failure } from '../../run/failure.ts';
import type { Answer, Entry } from '../http/connect.ts';

/** An administrator who is signed in, at any process. */
export type Admin = {
  /** @throws when there is no answer; what the answer says is up to the caller */
  send(entry: Entry, method: string, path: string, body?: object): Promise<Answer>;
  /** @throws Failure unless the answer is a 200 */
  get<Body>(entry: Entry, path: string): Promise<Body>;
};

/** @throws Failure when the shop does not let them in */
export async function signIn(entry: Entry, { email, password }: { email: string; password: string }): Promise<Admin> {
  const signedIn = await entry.ask('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: entry.url },
    body: JSON.stringify({ email, password }),
  });
  if (signedIn.status !== 200) throw new Failure(`The administrator cannot sign in: status ${signedIn.status}.`);
  const cookie = signedIn.headers['set-cookie']?.split(';', 1)[0] ?? '';
  const send: Admin['send'] = ({ ask }, method, path, body) =>
    ask(path, {
      method,
      headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  return {
    send,
    async get(at, path) {
      const { status, body } = await send(at, 'GET', path);
      if (status !== 200) throw new Failure(`${at.name} answered ${path} with ${status}.`);
      return JSON.parse(body);
    },
  };
}
