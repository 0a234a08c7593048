'use client';

import { ErrorView } from '#app/_ui/error-view.tsx';
import { displayFont, textFont } from '#app/_ui/fonts.ts';
import './globals.css';

/** Stands in for the whole document, since the root layout is among what failed. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={`${displayFont.variable} ${textFont.variable}`}>
      <body>
        <main>
          <ErrorView retry={retry} />
        </main>
      </body>
    </html>
  );
}
