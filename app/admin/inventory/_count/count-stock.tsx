'use client';

import { useState } from 'react';
import { AdminProblem, askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { useLeaveGuard } from '#app/admin/_ui/leave-guard.ts';
import type { CountOutcome } from '#lib/inventory/count.ts';
import type { CountVerdict } from '#lib/inventory/plan-count.ts';
import { CompareStep } from './compare-step.tsx';
import { readUnits, type SheetLine } from './count-model.ts';
import { EntryStep } from './entry-step.tsx';
import { ResultStep } from './result-step.tsx';
import { useSheet } from './use-sheet.ts';

type Step =
  | { name: 'entry' }
  | { name: 'compare'; verdicts: CountVerdict[] }
  | { name: 'result'; outcomes: CountOutcome[]; changeId: string | null };

/** A count from the first scan to the ledger: entered, compared with what is expected, booked. */
export function CountStock() {
  const [lines, setLines] = useSheet();
  const [step, setStep] = useState<Step>({ name: 'entry' });
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  useLeaveGuard(lines.length > 0 && step.name !== 'result');

  async function ask<Answer>(path: string, body: object): Promise<Answer | undefined> {
    setBusy(true);
    setError(undefined);
    try {
      return await askAdmin<Answer>(path, { method: 'POST', body });
    } catch (problem) {
      setError(problem instanceof AdminProblem ? problem.message : 'Something went wrong.');
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  async function compare() {
    const answer = await ask<{ items: CountVerdict[] }>('/api/admin/inventory/counts/preview', {
      lines: toCounts(lines),
    });
    if (answer) setStep({ name: 'compare', verdicts: answer.items });
  }

  async function book(verdicts: readonly CountVerdict[], reason: string) {
    const known = verdicts.flatMap((line) =>
      line.state === 'unknown' ? [] : [{ sku: line.sku, counted: line.counted, expected: line.expected }],
    );
    const answer = await ask<{ items: CountOutcome[]; changeId: string | null }>('/api/admin/inventory/counts', {
      reason,
      lines: known,
    });
    if (!answer) return;
    // What could not be booked stays on the sheet, and so do lines that named nothing.
    const open = new Set(answer.items.filter(isOpen).map(({ sku }) => sku));
    const named = new Set(known.map(({ sku }) => sku));
    setLines(lines.filter(({ sku }) => open.has(sku) || !named.has(sku)));
    setStep({ name: 'result', outcomes: answer.items, changeId: answer.changeId });
  }

  const common = { isBusy, error };
  switch (step.name) {
    case 'entry':
      return <EntryStep {...common} lines={lines} onChange={setLines} onCompare={compare} />;
    case 'compare':
      return (
        <CompareStep
          {...common}
          verdicts={step.verdicts}
          onBack={() => setStep({ name: 'entry' })}
          onBook={(reason) => book(step.verdicts, reason)}
          onFinish={() => {
            const same = new Set(step.verdicts.filter(({ state }) => state === 'same').map(({ sku }) => sku));
            setLines(lines.filter(({ sku }) => !same.has(sku)));
            setStep({ name: 'entry' });
          }}
        />
      );
    case 'result':
      return <ResultStep {...step} left={lines.length} onAgain={() => setStep({ name: 'entry' })} />;
  }
}

const isOpen = ({ outcome }: CountOutcome) => outcome === 'moved' || outcome === 'promised';

const toCounts = (lines: readonly SheetLine[]) =>
  lines.map(({ sku, counted }) => ({ sku, counted: readUnits(counted) ?? 0 }));
