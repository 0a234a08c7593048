import { clsx } from 'clsx';
import { Moment } from '#app/_ui/moment.tsx';
import { Cell, HeadCell, Table } from '#app/admin/_ui/table.tsx';
import type { BookedMovement } from '#lib/inventory/ledger.ts';

export function LedgerTable({ movements }: { movements: readonly BookedMovement[] }) {
  return (
    <Table label="The ledger">
      <thead>
        <tr>
          <HeadCell>When</HeadCell>
          <HeadCell>Why</HeadCell>
          <HeadCell className="hidden sm:table-cell">Who</HeadCell>
          <HeadCell isNumber>Change</HeadCell>
          <HeadCell isNumber>For sale</HeadCell>
        </tr>
      </thead>
      <tbody>
        {movements.map(({ id, createdAt, reason, by, delta, available }) => (
          <tr key={id}>
            <Cell className="text-ink-soft text-micro sm:whitespace-nowrap">
              <Moment at={createdAt} precise />
            </Cell>
            <Cell className="wrap-anywhere min-w-32">
              {reason}
              <span className="block text-ink-soft text-micro sm:hidden">{by ?? 'the shop'}</span>
            </Cell>
            <Cell className="hidden text-ink-soft sm:table-cell">{by ?? 'the shop'}</Cell>
            <Cell isNumber className={clsx('font-semibold', delta > 0 ? 'text-good' : 'text-ink')}>
              {delta > 0 ? `+${delta.toLocaleString('en')}` : `−${Math.abs(delta).toLocaleString('en')}`}
            </Cell>
            <Cell isNumber>{available.toLocaleString('en')}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
