import { Moment } from '#app/_ui/moment.tsx';
import type { BulkOperation } from '#lib/bulk/types.ts';
import { AdminLink } from '../../_ui/admin-link.tsx';
import { Cell, HeadCell, Table } from '../../_ui/table.tsx';
import { OperationStatus } from './operation-status.tsx';

const KINDS = { import: 'Import', edit: 'Edit' } as const;

export function OperationsTable({ operations }: { operations: readonly BulkOperation[] }) {
  return (
    <Table label="Imports and bulk edits">
      <thead>
        <tr>
          <HeadCell>What</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell isNumber>Products</HeadCell>
          <HeadCell isNumber>Not written</HeadCell>
          <HeadCell>By</HeadCell>
          <HeadCell>When</HeadCell>
        </tr>
      </thead>
      <tbody>
        {operations.map((operation) => (
          <tr key={operation.id} className="relative last:*:border-b-0 hover:bg-layer-1">
            <Cell className="min-w-56">
              <AdminLink href={`/admin/bulk/${operation.id}`} className="font-semibold after:absolute after:inset-0">
                {operation.title}
              </AdminLink>
              <span className="block text-ink-soft text-micro">{KINDS[operation.kind]}</span>
            </Cell>
            <Cell>
              <OperationStatus operation={operation} />
            </Cell>
            <Cell isNumber>{operation.total.toLocaleString('en-IE')}</Cell>
            <Cell isNumber className={operation.failed > 0 ? 'font-semibold text-bad' : 'text-ink-soft'}>
              {operation.failed.toLocaleString('en-IE')}
            </Cell>
            <Cell className="max-w-56 truncate text-ink-soft">{operation.actorEmail}</Cell>
            <Cell className="whitespace-nowrap text-ink-soft">
              <Moment at={operation.createdAt} precise />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
