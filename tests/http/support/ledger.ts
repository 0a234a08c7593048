import { type APIRequestContext, expect } from '@playwright/test';
import { ADMIN_RULES, type AdminRule } from './admin-rules.ts';

type WriteRule = Extract<AdminRule, { kind: 'write' }>;
type Who = { api: APIRequestContext; id: string };
type Body = { data?: unknown; headers?: Record<string, string> };

/** Every write of the matrix that has to leave something in the audit log. */
export const AUDITED = ADMIN_RULES.filter((rule): rule is WriteRule => rule.kind === 'write' && rule.audit !== null);

export const nameOf = ({ method, route }: WriteRule) => `${method} ${route}`;

const toPattern = (route: string) => new RegExp(`^${route.replaceAll(/\[\w+\]/g, '[^/]+')}$`);
const countParams = ({ route }: WriteRule) => route.split('[').length;

function findRule(method: string, path: string): WriteRule {
  const [rule] = AUDITED.filter((one) => one.method === method && toPattern(one.route).test(path)).sort(
    (one, other) => countParams(one) - countParams(other),
  );
  if (!rule) throw new Error(`no rule for ${method} ${path}`);
  return rule;
}

/** Writes, and looks each time whether it stands in the audit log. `seen` has the names of the rules that were tried. */
export function openLedger(owner: APIRequestContext) {
  const seen = new Set<string>();
  const newest = async ({ id }: Who, { audit }: WriteRule): Promise<string | undefined> => {
    const query = new URLSearchParams({ actor: id, action: String(audit), limit: '1' });
    return (await (await owner.get(`/api/admin/audit?${query}`)).json()).items[0]?.id;
  };
  return {
    seen,
    // biome-ignore lint/suspicious/noExplicitAny: answers of any route
    async write(who: Who, method: WriteRule['method'], path: string, body: Body = {}): Promise<any> {
      const rule = findRule(method, path);
      const before = await newest(who, rule);
      const response = await who.api.fetch(path, { method, ...body });
      expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true);
      expect(await newest(who, rule), `${nameOf(rule)} leaves ${rule.audit}`).not.toBe(before);
      seen.add(nameOf(rule));
      return response.json();
    },
  };
}
