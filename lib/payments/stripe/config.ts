import { z } from 'zod';

export type StripeConfig = {
  secretKey: string;
  webhookSecret: string;
  /** For browsers; not secret. */
  publishableKey: string;
  /** Origin of Stripe's API. */
  apiBase: string;
};

const PRINTABLE = /^[\x21-\x7e]+$/;

/** The variables that name an account of Stripe; lib/config.ts takes them in. */
export const stripeEnvironment = {
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'must be a secret or restricted key: sk_… or rk_…')
    .optional(),
  STRIPE_PUBLISHABLE_KEY: z
    .string()
    .regex(/^pk_(test|live)_\w+$/, 'must be a publishable key: pk_…')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_/, 'must be the signing secret of a webhook endpoint: whsec_…')
    .regex(PRINTABLE, 'must be the signing secret of a webhook endpoint: printable characters, no spaces')
    .optional(),
  STRIPE_API_BASE: z
    .url({ protocol: /^https?$/, error: 'must be a URL that starts with https:// or http://' })
    .refine(isSafe, 'must be https, except on this machine: the secret key is sent there')
    .default('https://api.stripe.com'),
};

type Environment = z.infer<z.ZodObject<typeof stripeEnvironment>>;

const NAMES = ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'] as const;

/** All three or none: with some of them payments would be begun that nobody hears the end of. */
export function checkStripe(data: Environment, context: z.core.$RefinementCtx): void {
  const given = NAMES.find((name) => data[name] !== undefined);
  const complain = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
  for (const name of NAMES) {
    if (given && data[name] === undefined) complain(name, `must be set as well, since ${given} is`);
  }
  const modes = [data.STRIPE_SECRET_KEY, data.STRIPE_PUBLISHABLE_KEY].map((key) => key?.split('_')[1]);
  if (modes[0] && modes[1] && modes[0] !== modes[1]) {
    complain('STRIPE_PUBLISHABLE_KEY', 'must be of the same mode as STRIPE_SECRET_KEY: both test or both live');
  }
}

/** Undefined when no account is named. */
export function readStripe(data: Environment): StripeConfig | undefined {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_PUBLISHABLE_KEY: publishableKey, STRIPE_WEBHOOK_SECRET } = data;
  if (!secretKey || !publishableKey || !STRIPE_WEBHOOK_SECRET) return undefined;
  return {
    secretKey,
    publishableKey,
    webhookSecret: STRIPE_WEBHOOK_SECRET,
    apiBase: new URL(data.STRIPE_API_BASE).origin,
  };
}

function isSafe(base: string): boolean {
  const { protocol, hostname } = new URL(base);
  return protocol === 'https:' || hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
