'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';

export type ShareWishlistProps = { initialUrl: string | null };

/** Makes a link by which others see the list, and takes it back. */
export function ShareWishlist({ initialUrl }: ShareWishlistProps) {
  const [url, setUrl] = useState(initialUrl);
  const [said, setSaid] = useState('');
  const change = useMutation({
    mutationFn: changeSharing,
    onSuccess: (shareUrl) => {
      setUrl(shareUrl);
      setSaid(shareUrl ? 'Shared. Whoever has the link sees the list.' : 'The link leads nowhere any more.');
    },
    onError: () => setSaid('That did not work. Try again.'),
  });

  async function copy(link: string) {
    try {
      await navigator.clipboard.writeText(link);
      setSaid('Copied.');
    } catch {
      setSaid('The browser does not let the shop copy: select the link instead.');
    }
  }

  return (
    <div className="needs-scripts mt-6 mb-10 rounded-3xl border border-line bg-panel p-5 sm:p-6">
      <h2 className="font-semibold text-body">Share it</h2>
      <p className="mt-1 text-ink-soft text-small">
        Whoever has the link sees what is on the list, and your first name. Nothing else, and only until you take it
        back.
      </p>
      {url ? (
        <div className="mt-4 flex flex-wrap gap-3">
          <input
            readOnly
            value={url}
            aria-label="Link to the list"
            onFocus={(event) => event.currentTarget.select()}
            className="h-12 min-w-0 flex-1 basis-64 rounded-2xl border border-line-strong bg-ground px-4 text-small"
          />
          <button type="button" onClick={() => copy(url)} className={buttonStyles.solid}>
            Copy the link
          </button>
          <button
            type="button"
            disabled={change.isPending}
            onClick={() => change.mutate('DELETE')}
            className={buttonStyles.outline}
          >
            Stop sharing
          </button>
        </div>
      ) : (
        <button
          type="button"
          disabled={change.isPending}
          onClick={() => change.mutate('POST')}
          className={`${buttonStyles.outline} mt-4`}
        >
          {change.isPending ? 'One moment…' : 'Make a link'}
        </button>
      )}
      <p role="status" className="mt-3 text-small empty:mt-0">
        {said}
      </p>
    </div>
  );
}

async function changeSharing(method: 'POST' | 'DELETE'): Promise<string | null> {
  const response = await fetch('/api/account/wishlist/share', {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(method === 'POST' && { body: '{}' }),
  });
  if (!response.ok) throw new Error(`Sharing answered ${response.status}`);
  return ((await response.json()) as { shareUrl: string | null }).shareUrl;
}
