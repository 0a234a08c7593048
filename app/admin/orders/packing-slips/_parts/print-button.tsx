'use client';

import { Printer } from 'lucide-react';
import { Button } from '#app/admin/_ui/button.tsx';

export function PrintButton() {
  return (
    <Button kind="primary" onClick={() => window.print()}>
      <Printer className="size-4" aria-hidden="true" />
      Print
    </Button>
  );
}
