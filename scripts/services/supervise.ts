import type { ChildProcess } from 'node:child_process';
import { readTellingLine } from '../run/log-tail.ts';
import { sendSignal, stopProcess } from '../run/pid-file.ts';
import { identifyProcess } from '../run/process-identity.ts';
import type { Service } from './service.ts';

type Supervision = {
  /** As people call it. */
  name: string;
  url: string;
  log: string;
  /** What ends it in order, gentlest first, each given `graceMs`. */
  signals: readonly NodeJS.Signals[];
  graceMs: number;
  /** What ends it at once. */
  killSignal: NodeJS.Signals;
  /** Removes what it leaves behind. */
  cleanUp?: () => void;
};

/** A server that is still starting: until it is confirmed, its end is a failed start, not a loss. */
export type StartingService = Service & { confirmReady(): void };

/** Makes a service of a server process that has just been spawned. */
export function superviseServer(server: ChildProcess, options: Supervision): StartingService {
  const { name, url, log, signals, graceMs, killSignal, cleanUp = () => {} } = options;
  let state: 'starting' | 'ready' | 'told to end' = 'starting';
  const identity = server.pid === undefined ? undefined : identifyProcess(server.pid);
  const lost = new Promise<string>((resolve) => {
    server.once('exit', (code, signal) => {
      const reason = signal ?? readTellingLine(log) ?? `code ${code}`;
      if (state === 'ready') resolve(`${name} has ended: ${reason} (log: ${log})`);
    });
  });
  return {
    url,
    lost,
    confirmReady() {
      if (state === 'starting') state = 'ready';
    },
    async stop() {
      state = 'told to end';
      if (identity !== undefined) await stopProcess(identity, signals, graceMs);
      cleanUp();
    },
    kill() {
      state = 'told to end';
      if (server.pid !== undefined && server.exitCode === null) sendSignal(server.pid, killSignal);
    },
  };
}
