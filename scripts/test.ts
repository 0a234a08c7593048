import { Failure } from './run/failure.ts';
import { runCommand } from './run/run-command.ts';
import { browserStep } from './test/browser-step.ts';
import { buildStep } from './test/build-step.ts';
import { consistencyStep } from './test/consistency-step.ts';
import { edgeStep } from './test/edge-step.ts';
import { installMissing, listMissing } from './test/requirements.ts';
import { staticSteps } from './test/static-steps.ts';
import { type Counts, failStep, formatCounts, type Step, type Verdict } from './test/step.ts';
import { vitestStep } from './test/vitest-step.ts';
import { closeWorkspace, openWorkspace } from './test/workspace.ts';

const STEPS: readonly Step[] = [
  ...staticSteps,
  vitestStep('unit', []),
  vitestStep('integration', ['redis', 'varnish']),
  buildStep,
  browserStep,
  edgeStep,
  consistencyStep,
];

await runCommand(
  async (life, progress) => {
    const steps = chooseSteps(process.argv.slice(2));
    const workspace = await openWorkspace();
    life.onStop('workspace', () => closeWorkspace(workspace));
    const needs = [...new Set(steps.flatMap((step) => step.needs))];
    if (listMissing(needs).length > 0) await progress.step('programs', () => installMissing(needs, life));

    const total: Counts = { passed: 0, failed: 0, skipped: 0 };
    for (const step of steps) {
      const missing = listMissing(step.needs);
      const { counts, output } = await progress.step<Verdict>(
        step.name,
        async (detail) =>
          missing.length > 0 ? failStep(`needs ${missing.join(', and ')}`) : step.run({ life, workspace, detail }),
        (verdict) => ({ good: verdict.counts.failed === 0, note: formatCounts(verdict.counts) }),
      );
      if (counts.failed > 0) progress.note(`\n${output.trim()}\n`);
      total.passed += counts.passed;
      total.failed += counts.failed;
      total.skipped += counts.skipped;
    }
    const verdict = [`${total.passed} passed`, `${total.failed} failed`];
    // The last thing that is printed, after all that is stopped has had its say.
    process.once('exit', () => {
      console.log([...verdict, ...(total.skipped > 0 ? [`${total.skipped} skipped`] : [])].join(', '));
    });
    await life.stop(total.failed > 0 || total.passed === 0 ? 1 : 0);
  },
  { endless: false },
);

function chooseSteps(names: readonly string[]): readonly Step[] {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Failure(`No such step: ${unknown.join(', ')}. There are ${STEPS.map((step) => step.name).join(', ')}.`);
  }
  return names.length === 0 ? STEPS : STEPS.filter((step) => names.includes(step.name));
}
