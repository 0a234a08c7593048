import { buildIfStale } from './run/build.ts';
import { runCommand } from './run/run-command.ts';

await runCommand(
  async (life, progress) => {
    const result = await buildIfStale(life, progress);
    if (result === 'fresh') progress.note('The last build is of these sources: nothing to do.');
    await life.stop(0);
  },
  { endless: false },
);
