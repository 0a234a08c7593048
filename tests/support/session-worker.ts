import { flushCompileCache } from 'node:module';
import { getAuth } from '#lib/accounts/auth.ts';
import { findSession, proveSession } from '#lib/accounts/session.ts';
import { readSessionToken } from '#lib/accounts/session-token.ts';
import { revokeOtherSessions } from '#lib/accounts/sessions.ts';
import { sessionCache } from '#lib/cache/sessions.ts';
import { startRelay } from '#lib/changes/relay.ts';
import { getRuntime } from '#lib/runtime.ts';
import { PASSWORD, signUp, toCookie } from './actors.ts';
import type { SessionCall } from './session-fleet.ts';
import { waitUntil } from './wait-until.ts';

process.once('disconnect', () => process.exit());
const runtime = getRuntime();
startRelay(runtime);

const calls = {
  signUp: async (email: string) => (await signUp(email)).get('cookie'),
  async signIn(email: string) {
    const { headers } = await (await getAuth()).api.signInEmail({
      body: { email, password: PASSWORD },
      returnHeaders: true,
    });
    return toCookie(headers);
  },
  async endOthers(cookie: string) {
    const session = await proveSession(new Headers({ cookie }));
    if (session) await revokeOtherSessions(session);
  },
  async signOut(cookie: string) {
    await (await getAuth()).api.signOut({ headers: new Headers({ cookie }) });
  },
  find: async (cookie: string) => (await findSession(new Headers({ cookie })))?.email,
  async layerOf(cookie: string) {
    const token = await readSessionToken(new Headers({ cookie }));
    return (await sessionCache().get(token ?? '')).layer;
  },
};

process.on('message', async ({ id, method, args }: SessionCall) => {
  try {
    const call = calls[method as keyof typeof calls] as (...all: unknown[]) => Promise<unknown>;
    process.send?.({ id, value: await call(...args) });
  } catch (error) {
    process.send?.({ id, error: (error as Error).message });
  }
});

await getAuth();
await waitUntil(15_000, 'the shared store does not answer', async () => runtime.cache.stats().trusted || undefined);
process.send?.({ id: 0 });
flushCompileCache();
