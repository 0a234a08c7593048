import type { ReactNode } from 'react';
import { DoneNotice } from '#app/(shop)/_forms/done-notice.tsx';

export type EntryHeadingProps = { title: string; children?: ReactNode };

/** The heading of a page on the way into an account, a sentence below it, and what was done before it. */
export function EntryHeading({ title, children }: EntryHeadingProps) {
  return (
    <>
      <h1 className="heading text-title-2">{title}</h1>
      {children && <p className="mt-3 text-ink-soft">{children}</p>}
      <DoneNotice className="mt-6" />
    </>
  );
}
