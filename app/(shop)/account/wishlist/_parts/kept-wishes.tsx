'use client';

import { useEffect } from 'react';
import { readWishes } from '#app/_ui/wishlist/open-wishlist.ts';

/** What was kept in this browser before signing in comes to the account with the first look, and is then shown. */
export function KeptWishes() {
  useEffect(() => {
    const before = readWishes().length;
    if (before === 0) return;
    void import('#app/_ui/wishlist/wishlist.ts')
      .then(({ wishlist }) => wishlist.ready())
      .then(() => {
        // What does not fit stays in the browser: where that is all of it, there is nothing new to be shown.
        if (readWishes().length < before) location.reload();
      })
      .catch(() => {});
  }, []);
  return null;
}
