import { Failure } from './run/failure.ts';
import { beginPart } from './run/part-of-life.ts';
import { runCommand } from './run/run-command.ts';
import { browserStep } from './test/browser-step.ts';
import { buildStep } from './test/build-step.ts';
import { consistencyStep } from './test/consistency-step.ts';
import { edgeStep } from './test/edge-step.ts';
import { installMissing, listMissing } from './test/requirements.ts';
import { staticSteps } from './test/static-steps.ts';
import { type Counts, failStep, formatCounts, type Step, type StepContext, type Verdict } from './test/step.ts';
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
    const failures: string[] = [];
    const flaky: string[] = [];
    for (const step of steps) {
      const verdict = await progress.step<Verdict>(
        step.name,
        (detail) => runStep(step, { life, workspace, detail }),
        ({ counts, flaky: again }) => ({ good: counts.failed === 0, note: formatCounts(counts, again.length) }),
      );
      const { counts, output } = verdict;
      if (counts.failed > 0) progress.note(`\n${output.trim()}\n`);
      total.passed += counts.passed;
      total.failed += counts.failed;
      total.skipped += counts.skipped;
      failures.push(...verdict.failures.map((name) => `${step.name}: ${name}`));
      flaky.push(...verdict.flaky.map((name) => `${step.name}: ${name}`));
    }
    // The last things that are printed, after all that is stopped has had its say.
    process.once('exit', () => {
      for (const name of failures) console.log(`failed  ${name}`);
      for (const name of flaky) console.log(`flaky   ${name} (failed among others, passed by itself)`);
      const { passed, failed, skipped } = total;
      console.log(
        [
          `${passed} passed`,
          `${failed} failed`,
          ...(skipped > 0 ? [`${skipped} skipped`] : []),
          ...(flaky.length > 0 ? [`${flaky.length} flaky`] : []),
        ].join(', '),
      );
    });
    await life.stop(total.failed > 0 || total.passed === 0 ? 1 : 0);
  },
  { endless: false },
);

/** What a step opens ends with it: the next one has the machine for itself. */
async function runStep(step: Step, context: StepContext): Promise<Verdict> {
  const missing = listMissing(step.needs);
  if (missing.length > 0) return failStep(`needs ${missing.join(', and ')}`);
  const { life, end } = beginPart(context.life, step.name);
  const verdict = await step.run({ ...context, life });
  await end();
  return verdict;
}

function chooseSteps(names: readonly string[]): readonly Step[] {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Failure(`No such step: ${unknown.join(', ')}. There are ${STEPS.map((step) => step.name).join(', ')}.`);
  }
  return names.length === 0 ? STEPS : STEPS.filter((step) => names.includes(step.name));
}
