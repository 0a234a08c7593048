import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../run/failure.ts';
import { findProgram } from '../../services/find-program.ts';

const XKEY = 'libvmod_xkey.so';
/** Where Debian and Ubuntu (by architecture), Fedora and Homebrew put Varnish's modules. */
const MODULES = [
  '/usr/lib/x86_64-linux-gnu/varnish/vmods',
  '/usr/lib/aarch64-linux-gnu/varnish/vmods',
  '/usr/lib64/varnish/vmods',
  '/usr/lib/varnish/vmods',
  '/usr/local/lib/varnish/vmods',
  '/opt/homebrew/lib/varnish/vmods',
];

/** How to get what the edge is made of. */
export const VARNISH_ADVICE =
  'varnish with its module xkey and a C compiler (Debian, Ubuntu: apt-get install varnish varnish-modules)';

export type VarnishPrograms = { varnishd: string; varnishadm: string };

/** Undefined unless all of it is there: the server, its console, the module, and the compiler that VCL needs. */
export function findVarnish(): VarnishPrograms | undefined {
  const varnishd = findServer('varnishd');
  const varnishadm = findProgram('varnishadm');
  const compiler = ['gcc', 'cc', 'clang'].some((name) => findProgram(name) !== undefined);
  const hasXkey = MODULES.some((directory) => existsSync(join(directory, XKEY)));
  return varnishd && varnishadm && compiler && hasXkey ? { varnishd, varnishadm } : undefined;
}

/** @throws Failure that says what to install */
export function requireVarnish(): VarnishPrograms {
  const programs = findVarnish();
  if (programs === undefined) throw new Failure(`The edge needs ${VARNISH_ADVICE}.`);
  return programs;
}

/** Servers are not on the PATH of every user. */
function findServer(name: string): string | undefined {
  const elsewhere = join('/usr/sbin', name);
  return findProgram(name) ?? (existsSync(elsewhere) ? elsewhere : undefined);
}
