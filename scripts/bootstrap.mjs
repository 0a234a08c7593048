// The first thing that runs in a bare checkout: plain JavaScript, no packages, any Node from 20.19 on.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Strata needs Node 20.19 or newer to start (it brings its own Node 24); this is ${process.version}.`);
  process.exit(1);
}

const TASKS = [
  'start',
  'dev',
  'test',
  'seed',
  'bench',
  'edge',
  'consistency',
  'search-speed',
  'dashboard-speed',
  'admin-speed',
];
const [task, ...args] = process.argv.slice(2);
if (!TASKS.includes(task)) {
  console.error(`usage: node scripts/bootstrap.mjs ${TASKS.join('|')} [arguments]`);
  process.exit(2);
}

// Imported only now, so that an older Node gets the line above and not a syntax error.
const { installPackages } = await import('./bootstrap/packages.mjs');
const { findNode } = await import('./bootstrap/node-binary.mjs');
const { runTask } = await import('./bootstrap/run-task.mjs');

try {
  await installPackages();
  await runTask(await findNode(), task, args);
} catch (error) {
  console.error(error.expected ? error.message : error);
  process.exit(error.exitCode ?? 1);
}
