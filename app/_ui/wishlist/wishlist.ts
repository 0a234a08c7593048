import { showToast } from '#app/_ui/toast.ts';
import { dressHearts } from './dress-hearts.ts';
import { openWishlist, WISHLIST_KEY, WishlistError } from './open-wishlist.ts';
import { createWishlist } from './wishlist-model.ts';

const listeners = new Set<() => void>();
let shown: readonly string[] = [];

function spread(): void {
  shown = list.ids();
  paintHearts();
  for (const listener of listeners) listener();
}

let list = open();

function open() {
  return createWishlist(openWishlist, {
    onChange: spread,
    onFailure: (error) =>
      showToast({ text: error instanceof WishlistError ? error.message : 'That could not be saved.' }),
  });
}

/** The wishlist of whoever looks at this page, for all its hearts together. */
export const wishlist = {
  /** The same array until something changes. */
  getIds: () => shown,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  ready: () => list.ready(),
  async toggle(id: string): Promise<void> {
    const adding = !list.has(id);
    await list.toggle(id);
    if (adding && list.has(id)) showToast({ text: 'On your wishlist.', link: { href: '/wishlist', text: 'See it' } });
  },
};

/** Fills the hearts of what is on the list, in whatever the page shows by now. */
export function paintHearts(): void {
  dressHearts();
  for (const heart of document.querySelectorAll<HTMLElement>('[data-wish]')) {
    heart.setAttribute('aria-pressed', String(list.has(heart.dataset.wish ?? '')));
  }
}

// A guest's list may change in another tab.
addEventListener('storage', ({ key }) => {
  if (key !== WISHLIST_KEY) return;
  list = open();
  void list.ready().catch(() => {});
});
