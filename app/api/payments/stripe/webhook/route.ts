import { notFoundProblem, respondProblem, tooLargeProblem } from '#lib/http/problem.ts';
import { readBody } from '#lib/http/read-body.ts';
import { respondJson } from '#lib/http/respond-json.ts';
import { readEvent } from '#lib/payments/stripe/read-event.ts';
import { takeEvent } from '#lib/payments/stripe/take-event.ts';
import { getRuntime } from '#lib/runtime.ts';

const MAX_BYTES = 512 * 1024;

/** Stripe's signature vouches for it, instead of a cookie or an origin. Whatever is not a 2xx it sends again. */
export const POST = (request: Request) =>
  respondJson(async () => {
    const { stripe } = getRuntime().config;
    if (!stripe) return respondProblem(notFoundProblem('This shop does not take payments by Stripe.'));
    const body = await readBody(request, MAX_BYTES);
    if (body.state === 'too-large') return respondProblem(tooLargeProblem(MAX_BYTES));
    const signature = request.headers.get('stripe-signature');
    const read =
      body.state === 'read'
        ? await readEvent(body.text, signature, stripe.webhookSecret)
        : { state: 'forged' as const };
    if (read.state === 'genuine') return { received: await takeEvent(read.event) };
    return respondProblem({
      status: 400,
      type: 'invalid-signature',
      title: 'Invalid signature',
      detail: 'The signature is missing, too old, or not of this body.',
    });
  });
