'use client';

import { Button } from '../../_ui/button.tsx';
import { Empty } from '../../_ui/empty.tsx';

export type NoProductsProps = {
  /** By what the list is filtered; empty: by nothing. */
  filter: Readonly<Record<string, string>>;
  onClear: () => void;
};

export function NoProducts({ filter, onClear }: NoProductsProps) {
  const names = Object.keys(filter);
  return (
    <div className="rounded-2xl border border-line bg-panel">
      {names.length === 0 ? (
        <Empty title="There are no products yet" text="Add the first one, or import a file of them." />
      ) : names.length === 1 && filter.status === 'bin' ? (
        <Empty title="The bin is empty" text="What is deleted waits here for 30 days, and can be brought back." />
      ) : (
        <Empty
          title="No product is like that"
          text="Fewer filters or other words will find more."
          action={<Button onClick={onClear}>Show all products</Button>}
        />
      )}
    </div>
  );
}
