import { z } from 'zod';
import { PLANS, type Plan } from './purge/plans.ts';

export type CloudflareConfig = {
  apiToken: string;
  zoneId: string;
  /** Without a trailing slash. */
  apiBase: string;
  plan: Plan;
};

/** The variables that name a zone of Cloudflare; lib/config.ts takes them in. */
export const cloudflareEnvironment = {
  CLOUDFLARE_API_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be a token: printable characters, no spaces')
    .optional(),
  CLOUDFLARE_ZONE_ID: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'must be the id of a zone: letters and digits')
    .optional(),
  CLOUDFLARE_API_BASE: z
    .url({ protocol: /^https?$/, error: 'must be a URL that starts with https:// or http://' })
    .default('https://api.cloudflare.com/client/v4'),
  CLOUDFLARE_PLAN: z.enum(Object.keys(PLANS) as [Plan, ...Plan[]]).default('free'),
};

type Environment = z.infer<z.ZodObject<typeof cloudflareEnvironment>>;

/** A token without its zone, or a zone without its token, is a mistake: nothing would be purged. */
export function checkCloudflare(data: Environment, context: z.core.$RefinementCtx): void {
  const missing = (name: string, given: string) =>
    context.addIssue({ code: 'custom', path: [name], message: `must be set as well, since ${given} is` });
  if (data.CLOUDFLARE_API_TOKEN && !data.CLOUDFLARE_ZONE_ID) missing('CLOUDFLARE_ZONE_ID', 'CLOUDFLARE_API_TOKEN');
  if (data.CLOUDFLARE_ZONE_ID && !data.CLOUDFLARE_API_TOKEN) missing('CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_ZONE_ID');
}

/** Undefined when no zone is named. */
export function readCloudflare(data: Environment): CloudflareConfig | undefined {
  if (!data.CLOUDFLARE_API_TOKEN || !data.CLOUDFLARE_ZONE_ID) return undefined;
  return {
    apiToken: data.CLOUDFLARE_API_TOKEN,
    zoneId: data.CLOUDFLARE_ZONE_ID,
    apiBase: data.CLOUDFLARE_API_BASE.replace(/\/+$/, ''),
    plan: data.CLOUDFLARE_PLAN,
  };
}
