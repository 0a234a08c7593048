import { type APIRequestContext, expect, test } from '@playwright/test';
import { ROLES, type Role } from '#lib/accounts/roles.ts';
import { STAFF_ROLES, type StaffRole } from '#lib/team/types.ts';
import { ADMIN_RULES, type AdminRule } from './support/admin-rules.ts';
import { connect, signInAdmin, signUpCustomer } from './support/people.ts';
import { hire } from './support/staff.ts';

/** The role matrix on the production server: everybody asks for everything of the admin, and gets what the rules say. */

const REFUSED = 'There is nothing here for you';
const pathOf = ({ route }: AdminRule) => route.replaceAll(/\[\w+\]/g, '999999999');
const methodOf = (rule: AdminRule) => (rule.kind === 'write' ? rule.method : 'GET');
const nameOf = (rule: AdminRule) => `${methodOf(rule)} ${rule.route}`;
/** A field that nothing has: whoever is let in is told so, and nothing is changed. */
const NOTHING = { 'no-such-field': true };

const ask = (api: APIRequestContext, rule: AdminRule, headers: Record<string, string> = {}) =>
  api.fetch(pathOf(rule), {
    method: methodOf(rule),
    headers,
    maxRedirects: 0,
    ...(rule.kind === 'write' && { data: NOTHING }),
  });

type Who = Role | 'nobody';

function expected(rule: AdminRule, who: Who): 'let in' | '401' | '403' | '404' {
  const mayEnter = who !== 'nobody' && ROLES.indexOf(who) >= ROLES.indexOf(rule.minimum);
  if (mayEnter) return 'let in';
  if (rule.kind === 'page') return '404';
  return who === 'nobody' ? '401' : '403';
}

async function found(api: APIRequestContext, rule: AdminRule): Promise<string> {
  const response = await ask(api, rule);
  const text = await response.text();
  const status = response.status();
  if (status >= 500) return `${status}: ${text.slice(0, 200)}`;
  if (response.headers()['cache-control'] !== 'no-store') return `cached: ${response.headers()['cache-control']}`;
  if (rule.kind === 'page') {
    if (!/<meta name="robots" content="noindex, nofollow"/.test(text)) return 'can be indexed';
    return text.includes(REFUSED) ? String(status) : 'let in';
  }
  return status === 401 || status === 403 ? String(status) : 'let in';
}

/** What differs from the rules, of all of them at once. */
async function compare(api: APIRequestContext, who: Who): Promise<string[]> {
  const wrong: string[] = [];
  for (const rule of ADMIN_RULES) {
    const [should, does] = [expected(rule, who), await found(api, rule)];
    if (should !== does) wrong.push(`${nameOf(rule)}, ${who}: ${should}, but ${does}`);
  }
  return wrong;
}

const open = async (who: Who, playwright: Parameters<typeof connect>[0], baseURL: string) => {
  if (who === 'nobody') return connect(playwright, baseURL);
  if (!(STAFF_ROLES as readonly string[]).includes(who)) return signUpCustomer(playwright, baseURL);
  const owner = await signInAdmin(playwright, baseURL);
  const { api } = await hire(playwright, baseURL, owner, who as StaffRole);
  await owner.dispose();
  return api;
};

for (const who of ['nobody', ...ROLES] as const) {
  test(`everything of the admin does to ${who === 'nobody' ? who : `a ${who}`} what the rules say`, async ({
    playwright,
    baseURL,
  }) => {
    test.slow();
    const api = await open(who, playwright, baseURL as string);
    expect(await compare(api, who)).toEqual([]);
    await api.dispose();
  });
}

test('a session that nobody has signed opens nothing', async ({ request }) => {
  const cookie = 'strata.session_token=forged.forged';
  const statuses = await Promise.all(
    ADMIN_RULES.filter(({ kind }) => kind !== 'page').map((rule) =>
      ask(request, rule, { cookie }).then((r) => r.status()),
    ),
  );
  expect(new Set(statuses)).toEqual(new Set([401]));
});

test('no write is taken from a page of another site, nor as a form could send it', async ({ playwright, baseURL }) => {
  const admin = await signInAdmin(playwright, baseURL as string);
  const wrong: string[] = [];
  for (const rule of ADMIN_RULES.filter(({ kind }) => kind === 'write')) {
    const refusals: [Record<string, string>, RegExp][] = [
      [{ origin: 'https://evil.test' }, /\/foreign-origin$/],
      [{ origin: 'null' }, /\/foreign-origin$/],
      [{ 'sec-fetch-site': 'cross-site' }, /\/foreign-origin$/],
      [{ 'content-type': 'text/plain' }, /\/not-(json|a-file)$/],
    ];
    for (const [headers, type] of refusals) {
      const problem = await (await ask(admin, rule, headers)).json();
      if (!type.test(problem.type)) wrong.push(`${nameOf(rule)} ${JSON.stringify(headers)}: ${problem.type}`);
    }
  }
  expect(wrong).toEqual([]);
  await admin.dispose();
});
