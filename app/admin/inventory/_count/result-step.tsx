import { countOf } from '#app/_ui/primitives/count-of.ts';
import { ChangeReceipt } from '#app/admin/_changes/change-receipt.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { Button } from '#app/admin/_ui/button.tsx';
import { buttonLook } from '#app/admin/_ui/button-look.ts';
import { Card } from '#app/admin/_ui/card.tsx';
import type { CountOutcome } from '#lib/inventory/count.ts';
import { judgeOutcomes } from './judge-lines.ts';
import { VerdictTable } from './verdict-table.tsx';

export type ResultStepProps = {
  outcomes: readonly CountOutcome[];
  changeId: string | null;
  /** Lines that are still on the sheet. */
  left: number;
  onAgain: () => void;
};

/** What became of the count. */
export function ResultStep({ outcomes, changeId, left, onAgain }: ResultStepProps) {
  const booked = outcomes.filter(({ outcome }) => outcome === 'booked').length;
  return (
    <div className="space-y-4">
      {changeId && <ChangeReceipt changeId={changeId} />}
      <Card
        title={<span role="status">{countOf(booked, 'difference')} booked</span>}
        text={
          left > 0
            ? `${countOf(left, 'line')} could not be booked, and ${left === 1 ? 'stays' : 'stay'} on the sheet.`
            : undefined
        }
        actions={
          <>
            <AdminLink href="/admin/inventory" className={buttonLook('quiet')}>
              To the inventory
            </AdminLink>
            <Button kind="primary" onClick={onAgain}>
              {left > 0 ? 'Look at them again' : 'Count more'}
            </Button>
          </>
        }
        isFlush
      >
        <VerdictTable label="What became of the count" lines={judgeOutcomes(outcomes)} />
      </Card>
    </div>
  );
}
