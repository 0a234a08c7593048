'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Moment } from '#app/_ui/moment.tsx';
import { ChangeReceipt } from '#app/admin/_changes/change-receipt.tsx';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { Card } from '#app/admin/_ui/card.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import type { RowCounts } from '#lib/bulk/read.ts';
import type { BulkOperation } from '#lib/bulk/types.ts';
import { OperationStatus } from '../../_parts/operation-status.tsx';
import { OperationActions } from './operation-actions.tsx';
import { OperationProgress } from './operation-progress.tsx';
import { OperationRows } from './operation-rows.tsx';

export type CountedOperation = BulkOperation & { rows: RowCounts };

const LOOK_MS = 700;
const isUnderWay = ({ state }: BulkOperation) => state === 'checking' || state === 'running';

/** An operation as it goes: what it would do, how far it is, what became of each product. */
export function OperationView({ initial, mayEdit }: { initial: CountedOperation; mayEdit: boolean }) {
  const { id } = initial;
  const key = ['bulk', id];
  const client = useQueryClient();
  const { data: operation, error } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => askAdmin<CountedOperation>(`/api/admin/bulk/${id}`, { signal }),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? LOOK_MS : false),
  });
  const { title, state, actorEmail, createdAt, kind, changeId } = operation;
  return (
    <>
      <PageHeader
        title={title}
        back={{ href: '/admin/bulk', label: 'Imports and bulk edits' }}
        beside={<OperationStatus operation={operation} />}
        text={
          <>
            {kind === 'import' ? 'Import' : 'Edit of many products'} by {actorEmail}, <Moment at={createdAt} precise />
          </>
        }
        actions={
          mayEdit && (
            <OperationActions operation={operation} onMoved={() => client.invalidateQueries({ queryKey: key })} />
          )
        }
      />
      {error && (
        <p role="alert" className="mb-4 rounded-xl bg-bad-soft px-4 py-3 text-bad text-small">
          {error.message}
        </p>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <Card>
          <OperationProgress operation={operation} />
        </Card>
        {changeId && state !== 'checking' && <ChangeReceipt key={changeId} changeId={changeId} />}
        {state !== 'checking' && <OperationRows operation={operation} />}
      </div>
    </>
  );
}
