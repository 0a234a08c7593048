import { ExactMoment } from '#app/admin/changes/_parts/exact-moment.tsx';
import type { FleetStep } from '#lib/admin/inspect/inspect-key.ts';
import { describeStep } from './step-words.ts';

const SHOWN = 15;

/** What the processes remember of a key. */
export function StepList({ steps }: { steps: readonly FleetStep[] }) {
  if (steps.length === 0) {
    return <p className="text-ink-soft text-small">No process remembers anything of it.</p>;
  }
  return (
    <ol className="grid gap-3">
      {steps.slice(0, SHOWN).map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells two alike at one moment apart
        <li key={at} className="text-small">
          <p>{describeStep(step)}</p>
          <p className="text-ink-soft text-micro tabular-nums">
            <ExactMoment at={step.at} />, {step.process}
          </p>
        </li>
      ))}
    </ol>
  );
}
