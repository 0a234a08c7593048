'use client';

import { useState } from 'react';
import { Button } from '#app/admin/_ui/button.tsx';
import { Dialog } from '#app/admin/_ui/dialog.tsx';
import { InputField } from '#app/admin/_ui/field.tsx';
import type { FormVariant } from './editor-form.ts';

export type SetAllProps = { onSet: (part: Partial<Pick<FormVariant, 'price' | 'compareAtPrice'>>) => void };

/** One price for all variants. Nothing is saved by it. */
export function SetAll({ onSet }: SetAllProps) {
  const [isOpen, setOpen] = useState(false);
  const [price, setPrice] = useState('');
  const [compareAtPrice, setCompareAtPrice] = useState('');
  const set = () => {
    onSet({ ...(price.trim() !== '' && { price }), ...(compareAtPrice.trim() !== '' && { compareAtPrice }) });
    setOpen(false);
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Set all prices
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Set all prices"
        text="What is left empty stays as it is."
        actions={
          <>
            <Button kind="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button kind="primary" onClick={set}>
              Set
            </Button>
          </>
        }
      >
        <div className="grid grid-cols-2 gap-3">
          <InputField
            label="Price"
            inputMode="decimal"
            value={price}
            onChange={({ target }) => setPrice(target.value)}
          />
          <InputField
            label="Price before"
            inputMode="decimal"
            value={compareAtPrice}
            onChange={({ target }) => setCompareAtPrice(target.value)}
          />
        </div>
      </Dialog>
    </>
  );
}
