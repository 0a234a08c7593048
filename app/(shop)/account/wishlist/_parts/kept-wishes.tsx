'use client';

import { useEffect } from 'react';
import { readKeptIds } from '#app/_ui/kept-ids.ts';
import { WISHLIST_KEY } from '#app/_ui/wishlist/open-wishlist.ts';

/** What was kept in this browser before signing in comes to the account with the first look, and is then shown. */
export function KeptWishes() {
  useEffect(() => {
    if (readKeptIds(WISHLIST_KEY).length === 0) return;
    void import('#app/_ui/wishlist/wishlist.ts')
      .then(({ wishlist }) => wishlist.ready())
      .then(() => {
        // What does not fit stays in the browser: then there is nothing new to be shown.
        if (readKeptIds(WISHLIST_KEY).length === 0) location.reload();
      })
      .catch(() => {});
  }, []);
  return null;
}
