'use client';

import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';

export function PrintButton() {
  return (
    <button type="button" onClick={() => window.print()} className={`needs-scripts ${buttonStyles.solid}`}>
      Print, or save as PDF
    </button>
  );
}
