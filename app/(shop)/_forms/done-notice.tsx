import { Notice } from '#app/_ui/primitives/notice.tsx';
import { readNotice } from './read-form-state.ts';

/** Says what the form before this page has done. */
export async function DoneNotice({ className }: { className?: string }) {
  const notice = await readNotice();
  if (!notice) return null;
  return (
    <Notice kind="good" role="status" {...(className && { className })}>
      <p>{notice}</p>
    </Notice>
  );
}
