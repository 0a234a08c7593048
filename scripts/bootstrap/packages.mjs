import { existsSync, rmSync } from 'node:fs';
import { isInstalled, STAMP, stampInstall } from './install-state.mjs';
import { linkLibraries } from './libraries.mjs';
import { at, failure, pathOutside, root } from './root.mjs';
import { runProgram } from './run-program.mjs';

// Development packages too, also under NODE_ENV=production: the build checks types.
const OPTIONS = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];

/** Installs the packages when they are missing, incomplete or not those of the lock file. */
export async function installPackages() {
  if (!isInstalled()) await install();
  linkLibraries();
}

async function install() {
  console.log('Installing packages ...');
  const startedAt = Date.now();
  rmSync(STAMP, { force: true });
  let result = await runNpm(['ci', ...OPTIONS]);
  // A registry without the packages of other platforms makes npm write a lock file that its own `ci` then refuses.
  if (result.errors.includes('EUSAGE')) result = await runNpm(['install', '--no-save', ...OPTIONS]);
  if (result.code > 128) throw failure('Interrupted while installing packages.', result.code);
  if (result.code !== 0)
    throw failure(`${result.errors.trim()}\nThe packages could not be installed; npm's reason stands above.`);
  if (!existsSync(at('node_modules', 'next'))) throw failure('npm has not installed the packages.');
  stampInstall();
  console.log(`Packages installed in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

async function runNpm(args) {
  const [command, prefix] = findNpm();
  const env = { ...process.env, PATH: pathOutside() };
  let errors = '';
  const onErrorOutput = (chunk) => {
    errors += chunk;
  };
  try {
    const code = await runProgram(command, [...prefix, ...args], { cwd: root, env, onErrorOutput });
    return { code, errors };
  } catch (error) {
    throw failure(`npm cannot be run: ${error.message}`);
  }
}

/** The npm that runs us, with the Node that runs it; else the one on the PATH. */
function findNpm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const usable = script?.endsWith('npm-cli.js') && existsSync(script) && node && !node.startsWith(at('node_modules'));
  return usable ? [node, [script]] : ['npm', []];
}
