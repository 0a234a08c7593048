import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { atRoot } from '../run/root.ts';
import { findRedisProgram } from './servers/redis-server.ts';

const PACKAGES = ['bentocache', 'ioredis', 'lru-cache'] as const;

/** A share of all cores. */
const MOST_LOAD = 0.5;

/** What a figure depends on besides the code. */
export type Machine = ReturnType<typeof describeMachine>;

export function describeMachine() {
  const all = cpus();
  return {
    at: new Date().toISOString(),
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryBytes: totalmem(),
    system: `${platform()} ${release()} ${arch()}`,
    /** Of the last minute, before the run: what else the machine was doing. */
    load: loadavg()[0] ?? 0,
    versions: {
      node: process.versions.node,
      redis: readRedisVersion(),
      ...Object.fromEntries(PACKAGES.map((name) => [name, readPackageVersion(name)])),
    },
  };
}

export function formatMachine({ cpu, cores, versions, load }: Machine): string {
  const programs = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${cores} x ${cpu}, load ${load.toFixed(1)}; ${programs.join(', ')}`;
}

/** Undefined on a machine that is quiet enough. */
export function warnOfLoad({ load, cores }: Pick<Machine, 'load' | 'cores'>): string | undefined {
  if (load <= MOST_LOAD * cores) return undefined;
  return `Something else keeps this machine busy: ratios of the same rounds still tell something, absolute figures little.`;
}

function readRedisVersion(): string {
  const { stdout } = spawnSync(findRedisProgram(), ['--version'], { encoding: 'utf8' });
  return /v=(\S+)/.exec(stdout ?? '')?.[1] ?? 'unknown';
}

function readPackageVersion(name: string): string {
  return JSON.parse(readFileSync(atRoot('node_modules', name, 'package.json'), 'utf8')).version;
}
