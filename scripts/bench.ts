import { chooseEffort, type Effort } from './bench/effort.ts';
import { readFlags, usage } from './bench/flags.ts';
import { checkWritable, writeJson } from './bench/json-report.ts';
import { describeMachine, formatMachine, warnOfLoad } from './bench/machine.ts';
import { countVerdicts, type Outcome } from './bench/outcome.ts';
import { renderReport } from './bench/report.ts';
import { findRedisProgram } from './bench/servers/redis-server.ts';
import { openStage } from './bench/stage.ts';
import type { Workload } from './bench/workload.ts';
import { WORKLOADS } from './bench/workloads.ts';
import type { Lifecycle } from './run/lifecycle.ts';
import { describeError, runCommand } from './run/run-command.ts';

await runCommand(
  async (life, progress) => {
    const names = WORKLOADS.map(({ name }) => name);
    const flags = readFlags(process.argv.slice(2), names);
    if (flags === 'help') {
      process.stdout.write(usage(names));
      return life.stop(0);
    }
    findRedisProgram();
    if (flags.json !== undefined) checkWritable(flags.json);
    const machine = describeMachine();
    progress.note(formatMachine(machine));
    const warning = warnOfLoad(machine);
    if (warning !== undefined) progress.note(warning);

    const effort = chooseEffort(flags);
    const chosen = WORKLOADS.filter(({ name }) => flags.only.length === 0 || flags.only.includes(name));
    const outcomes: Outcome[] = [];
    for (const workload of chosen) {
      const outcome = await progress.step(
        workload.name,
        (detail) => runWorkload(workload, effort, life, detail),
        judgeOutcome,
      );
      if (outcome.error !== undefined) progress.note(outcome.error);
      outcomes.push(outcome);
    }
    process.stdout.write(`\n${renderReport(outcomes)}`);
    if (flags.json !== undefined) writeJson(flags.json, { machine, flags, outcomes });
    return life.stop(countVerdicts(outcomes).failed > 0 ? 1 : 0);
  },
  { endless: false },
);

async function runWorkload(
  workload: Workload,
  effort: Effort,
  life: Lifecycle,
  detail: (text: string) => void,
): Promise<Outcome> {
  life.signal.throwIfAborted();
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  const stage = await openStage(effort, detail);
  life.onStop(workload.name, stage.end);
  try {
    return { workload, findings: await workload.run(stage), seconds: seconds() };
  } catch (error) {
    // A run that is being stopped fails everywhere; that is not a finding.
    life.signal.throwIfAborted();
    return { workload, error: describeError(error), seconds: seconds() };
  } finally {
    await stage.end();
  }
}

function judgeOutcome(outcome: Outcome): { good: boolean; note: string } {
  if (outcome.error !== undefined) return { good: false, note: 'could not be measured' };
  const { met, missed } = countVerdicts([outcome]);
  return { good: true, note: met + missed === 0 ? '' : `${met} of ${met + missed} targets met` };
}
