import { existsSync } from 'node:fs';
import { at, failure, pathOutside } from './root.mjs';
import { runProgram } from './run-program.mjs';

const WANTED_MAJOR = 24;

/** The Node that runs the project: this one when it is new enough, else the one that npm has brought. */
export async function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= WANTED_MAJOR && existsSync(process.execPath))
    return process.execPath;
  const binary = at('node_modules', 'node', 'bin', 'node');
  if (!existsSync(binary)) await fetchNode();
  if (existsSync(binary)) return binary;
  throw failure(`Node ${WANTED_MAJOR} could not be fetched by npm. Install it, or allow npm to run install scripts.`);
}

/** Where npm may not run install scripts, the package `node` comes without its binary: its installer is run here. */
async function fetchNode() {
  console.log(`Fetching Node ${WANTED_MAJOR} ...`);
  const env = { ...process.env, PATH: pathOutside(), npm_config_ignore_scripts: 'true', npm_config_loglevel: 'error' };
  await runProgram(process.execPath, ['installArchSpecificPackage.js'], { cwd: at('node_modules', 'node'), env });
}
