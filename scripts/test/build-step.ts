import { buildIfStale } from '../run/build.ts';
import { Failure } from '../run/failure.ts';
import { SILENT } from '../run/progress.ts';
import { failStep, judgeExit, type Step } from './step.ts';

/** The production build, which the browser tests then visit. */
export const buildStep: Step = {
  name: 'build',
  needs: [],
  async run({ life, detail }) {
    try {
      await buildIfStale(life, { ...SILENT, step: (_title, work) => work(detail) });
      return judgeExit(0, '');
    } catch (error) {
      if (error instanceof Failure) return failStep(error.message);
      throw error;
    }
  },
};
