import type { Answer, Entry } from '../consistency/http/connect.ts';
import type { Admin } from '../consistency/load/admin.ts';
import { Failure } from '../run/failure.ts';

/** What an administrator does at one process, whatever is not answered well being the end of it. */
export function openDesk(admin: Admin, entry: Entry) {
  return {
    read: <Body>(path: string): Promise<Body> => admin.get<Body>(entry, path),
    /** @returns the answer, and how long it took, ms */
    async write<Body>(method: string, path: string, body: object): Promise<{ saved: Body; ms: number }> {
      const answer: Answer = await admin.send(entry, method, path, body);
      if (answer.status >= 300)
        throw new Failure(`${method} ${path} was answered with ${answer.status}: ${answer.body}`);
      return { saved: JSON.parse(answer.body), ms: answer.receivedAt - answer.sentAt };
    },
  };
}

export type Desk = ReturnType<typeof openDesk>;
