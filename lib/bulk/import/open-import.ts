import { bulkFiles } from '#db/schema/admin.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { getRuntime } from '#lib/runtime.ts';
import { openOperation } from '../open-operation.ts';

const PART_BYTES = 1024 * 1024;

/** `name`: one line, at most 200 characters. */
export type ImportFile = { name: string; format: 'csv' | 'json'; bytes: Uint8Array };

/**
 * Takes a file of products on: new ones are created, those of known SKUs changed. What it would do is worked out in the
 * background; then it waits to be started.
 * @returns the operation's id
 * @throws ForbiddenError for less than an editor
 */
export async function openImport(actor: Actor, { name, format, bytes }: ImportFile): Promise<string> {
  assertMay(actor, 'editor');
  return getRuntime().db.transaction(async (tx) => {
    const operationId = await openOperation(tx, actor, { kind: 'import', title: name, input: { format } });
    for (let part = 0; part * PART_BYTES < bytes.length; part += 1) {
      const content = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
      await tx.insert(bulkFiles).values({ operationId, part, content });
    }
    return operationId;
  });
}
