import type { Cart } from '#lib/cart/types.ts';
import type { Operation } from './cart-model.ts';
import type { Outcome } from './cart-queue.ts';

const TIMEOUT_MS = 15_000;
const PAUSE_MS = 500;
const UNREACHABLE = 'The shop cannot be reached. Nothing has changed; try again in a moment.';

export async function fetchCart(signal?: AbortSignal): Promise<Cart> {
  const response = await fetch('/api/cart', { ...(signal && { signal }) });
  if (!response.ok) throw new Error(`The cart answered ${response.status}`);
  return response.json();
}

/** Does an operation at the server. @param cart as the server has answered last: it knows the ids of items */
export async function sendOperation(operation: Operation, cart: Cart | undefined, attempt = 1): Promise<Outcome> {
  const request = toRequest(operation, cart);
  // What is not there any more needs not be taken out; the answer shows what is.
  if (!request) return toOutcome(await readAnswer(() => fetch('/api/cart')));
  const outcome = await readAnswer(() =>
    fetch(request.url, { ...request.init, signal: AbortSignal.timeout(TIMEOUT_MS) }),
  );
  // A second try must not add a second time: where it is not known whether the first one did, nothing is added again.
  const mayRepeat = outcome.state === 'busy' || (outcome.state === 'unreachable' && operation.kind !== 'add');
  if (mayRepeat && attempt < 3) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
    return sendOperation(operation, cart, attempt + 1);
  }
  return toOutcome(outcome);
}

const toOutcome = (answer: Answer): Outcome =>
  answer.state === 'done' || answer.state === 'failed' ? answer : { state: 'failed', message: UNREACHABLE };

/** Sends what a page that ends can wait for no more; the browser goes on with it. */
export function sendAtTheEnd(operations: readonly Operation[], cart: Cart | undefined): void {
  for (const operation of operations) {
    const request = toRequest(operation, cart);
    if (request) void fetch(request.url, request.init).catch(() => {});
  }
}

type Answer = Outcome | { state: 'busy' } | { state: 'unreachable' };

async function readAnswer(ask: () => Promise<Response>): Promise<Answer> {
  try {
    const response = await ask();
    if (response.ok) return { state: 'done', cart: await response.json() };
    if (response.status === 503) return { state: 'busy' };
    const problem: { detail?: string; title?: string } = await response.json();
    return { state: 'failed', message: problem.detail ?? problem.title ?? UNREACHABLE };
  } catch {
    return { state: 'unreachable' };
  }
}

function toRequest(operation: Operation, cart: Cart | undefined): { url: string; init: RequestInit } | undefined {
  switch (operation.kind) {
    case 'add':
      return json('POST', '/api/cart/items', { variantId: operation.variantId, quantity: operation.quantity });
    case 'set': {
      const item = cart?.items.find(({ variantId }) => variantId === operation.variantId);
      return item && json('PATCH', `/api/cart/items/${item.id}`, { quantity: operation.quantity });
    }
    case 'enter-code':
      return json('POST', '/api/cart/promo', { code: operation.code });
    case 'remove-code':
      return json('DELETE', `/api/cart/promo?code=${encodeURIComponent(operation.code)}`);
    case 'see':
      return json('PATCH', '/api/cart', { seen: operation.noticeIds });
  }
}

/** Kept alive, so that a press right before leaving the page is not lost. */
const json = (method: string, url: string, body?: object) => ({
  url,
  init: {
    method,
    keepalive: true,
    headers: { 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  },
});
