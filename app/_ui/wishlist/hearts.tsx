'use client';

import { useEffect } from 'react';
import { mayBeSignedIn } from '#app/_ui/signed-in-hint.ts';
import { whenShown } from '#app/_ui/when-shown.ts';
import { dressHearts } from './dress-hearts.ts';

const load = () => import('./wishlist.ts');

/**
 * Brings the hearts of a page to life, all of them by one listener. What they need is fetched when there may be a list to
 * show, or with the first press: most pages need none of it.
 */
export function WishlistHearts() {
  useEffect(() => {
    dressHearts();
    const press = ({ target }: MouseEvent) => {
      const id = target instanceof Element ? target.closest<HTMLElement>('[data-wish]')?.dataset.wish : undefined;
      if (id) void load().then(({ wishlist }) => wishlist.toggle(id));
    };
    document.addEventListener('click', press);
    const stop = whenShown(() => {
      if (mayBeSignedIn() || localStorage.getItem('strata:wishlist')) {
        void load().then(({ wishlist }) => wishlist.ready().catch(() => {}));
      }
    });
    return () => {
      document.removeEventListener('click', press);
      stop();
    };
  }, []);
  return null;
}
