import type { Cart } from '#lib/cart/types.ts';
import type { Operation } from './cart-model.ts';
import type { Outcome } from './cart-queue.ts';

const TIMEOUT_MS = 15_000;
const PAUSE_MS = 500;
const MOST_ATTEMPTS = 3;
const UNREACHABLE =
  'The shop cannot be reached just now. You see the cart as it last was; please try again in a moment.';
const NOT_ADDED = 'The shop did not answer, and nothing was added. Please try again.';

export async function fetchCart(signal?: AbortSignal): Promise<Cart> {
  const response = await fetch('/api/cart', { ...(signal && { signal }) });
  if (!response.ok) throw new Error(`The cart answered ${response.status}`);
  return response.json();
}

/** Does an operation at the server. @param cart as the server has answered last: it knows the ids of items */
export async function sendOperation(operation: Operation, cart: Cart | undefined): Promise<Outcome> {
  const request = toRequest(operation, cart);
  // What is not there any more needs not be taken out; the answer shows what is.
  if (!request) return readCart();
  for (let attempt = 1; ; attempt += 1) {
    const answer = await readAnswer(() =>
      fetch(request.url, { ...request.init, signal: AbortSignal.timeout(TIMEOUT_MS) }),
    );
    if (answer.state === 'done' || answer.state === 'failed') return answer;
    // Twice would be wrong, so it is looked up whether it has arrived.
    if (operation.kind === 'add') {
      const now = await readCart();
      if (now.state === 'done' && isOther(now.cart, cart)) return now;
      if (answer.state === 'unreachable')
        return { state: 'failed', message: now.state === 'done' ? NOT_ADDED : UNREACHABLE };
    }
    if (attempt === MOST_ATTEMPTS) return { state: 'failed', message: UNREACHABLE };
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
  }
}

/** Every write grows the version of a cart, and one that was not there has none. */
const isOther = (now: Cart, before: Cart | undefined): boolean =>
  now.id !== (before?.id ?? null) || now.version !== (before?.version ?? 0);

/** The cart as it is, as an outcome. */
export async function readCart(): Promise<Outcome> {
  const answer = await readAnswer(() => fetch('/api/cart', { signal: AbortSignal.timeout(TIMEOUT_MS) }));
  return answer.state === 'done' || answer.state === 'failed' ? answer : { state: 'failed', message: UNREACHABLE };
}

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
