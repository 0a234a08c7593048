import { request } from 'node:http';

const ANSWER_MS = 5_000;

export type ControlRequest = { method: string; path: string; headers: Record<string, string> };

/** Asks one location through its socket. @returns how many objects it concerned @throws when it does not answer */
export function askControl(socketPath: string, { method, path, headers }: ControlRequest): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, method, path, headers, timeout: ANSWER_MS, agent: false }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve(Number(answer.headers['x-edge-objects'] ?? 0));
        else reject(new Error(`the cache answered ${answer.statusCode}`));
      });
    });
    call.once('timeout', () => call.destroy(new Error('the cache does not answer')));
    call.once('error', reject);
    call.end();
  });
}
