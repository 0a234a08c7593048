import type { ReactNode } from 'react';

export type DismissButtonProps = { onClick: () => void; children: ReactNode };

export function DismissButton({ onClick, children }: DismissButtonProps) {
  return (
    <button type="button" onClick={onClick} className="-my-1 py-1 font-semibold underline underline-offset-4">
      {children}
    </button>
  );
}
