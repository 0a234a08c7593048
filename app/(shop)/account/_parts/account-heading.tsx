import type { ReactNode } from 'react';
import { DoneNotice } from '#app/(shop)/_forms/done-notice.tsx';

export type AccountHeadingProps = { title: string; children?: ReactNode };

/** The heading of a page of the account, with something to do at its end, and what was done before it. */
export function AccountHeading({ title, children }: AccountHeadingProps) {
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <h1 className="heading break-words text-title-2">{title}</h1>
        {children}
      </div>
      <DoneNotice className="mt-6" />
    </>
  );
}
