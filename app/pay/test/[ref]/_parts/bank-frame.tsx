import type { ReactNode } from 'react';

export type BankFrameProps = { title: string; children: ReactNode };

/** The bank's page: a card on stone, with nothing of the shop around it, as where somebody else asks. */
export function BankFrame({ title, children }: BankFrameProps) {
  return (
    <div className="grid min-h-dvh place-items-center bg-bedrock px-4 py-10">
      <main className="w-full max-w-[26rem] rounded-tile bg-panel px-6 pt-6 pb-8 sm:px-9 sm:pt-8 sm:pb-10">
        <p className="flex items-center justify-between gap-4">
          <span className="flex items-center gap-2.5 font-semibold">
            <svg className="size-7 text-accent" viewBox="0 0 28 28" aria-hidden="true">
              <path
                d="M14 3 3 9v2.5h22V9zM5.5 14v8h3.4v-8zm6.8 0v8h3.4v-8zm6.8 0v8h3.4v-8zM3 24.2h22V26H3z"
                fill="currentColor"
              />
            </svg>
            Test Bank
          </span>
          <span className="rounded-full bg-low-soft px-2.5 py-1 font-semibold text-micro">No real money</span>
        </p>
        <h1 className="heading mt-8 mb-5 text-title-2">{title}</h1>
        {children}
      </main>
    </div>
  );
}
