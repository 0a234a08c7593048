import { at, pathInside, root } from './root.mjs';
import { runProgram } from './run-program.mjs';

/** Runs `scripts/<task>.ts` under the given Node, and ends this process with its exit code. */
export async function runTask(node, task, args) {
  const env = { ...process.env, PATH: pathInside(), STRATA_PARENT_PID: String(process.pid) };
  process.exit(await runProgram(node, [at('scripts', `${task}.ts`), ...args], { cwd: root, env }));
}
