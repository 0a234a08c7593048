import type { Ref } from 'react';
import { Notice } from '#app/_ui/primitives/notice.tsx';

export type ChangesNoticeProps = { changes: readonly string[]; ref?: Ref<HTMLDivElement>; onSeen: () => void };

/** What became different while the shopper was typing. It stays until they have seen it. */
export function ChangesNotice({ changes, ref, onSeen }: ChangesNoticeProps) {
  return (
    <Notice kind="low" role="alert" tabIndex={-1} ref={ref} title="Something changed meanwhile">
      <ul className="mt-1 list-disc space-y-0.5 pl-5">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <button
        type="button"
        onClick={onSeen}
        className="mt-2 min-h-8 font-semibold text-accent underline underline-offset-4"
      >
        That is all right
      </button>
    </Notice>
  );
}
