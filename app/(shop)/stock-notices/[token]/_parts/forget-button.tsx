'use client';

import { useMutation } from '@tanstack/react-query';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { Notice } from '#app/_ui/primitives/notice.tsx';

export function ForgetButton({ token }: { token: string }) {
  const forget = useMutation({
    mutationFn: async () => {
      const response = await fetch(`/api/stock-notices/${token}`, { method: 'DELETE' });
      if (!response.ok) throw new Error(`Notices answered ${response.status}`);
    },
  });
  if (forget.isSuccess) {
    return (
      <Notice kind="good" role="status" title="Forgotten" className="mt-9 max-w-xl">
        No notice will come, and none of your data is kept for it.
      </Notice>
    );
  }
  return (
    <div className="mt-9 max-w-xl">
      <button
        type="button"
        disabled={forget.isPending}
        onClick={() => forget.mutate()}
        className={`${buttonStyles.solid} needs-scripts`}
      >
        {forget.isPending ? 'One moment…' : 'Forget it'}
      </button>
      <noscript>This takes scripts.</noscript>
      {forget.isError && (
        <Notice kind="bad" role="alert" className="mt-4">
          That did not work. Try again.
        </Notice>
      )}
    </div>
  );
}
