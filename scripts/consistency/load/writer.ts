import type { Random } from '#db/seed/random.ts';
import type { Answer, Entry } from '../http/connect.ts';
import type { Truth } from '../truth/truth.ts';
import type { SettledWrite, WriteKind } from '../truth/write.ts';
import type { Admin } from './admin.ts';
import { type ProductSheet, toState } from './catalogue.ts';
import type { Desk } from './desk.ts';
import { chooseKind, type Operation, planOperation } from './operations.ts';

/** A write that was answered, with what is needed to look for it. */
export type Done = {
  write: SettledWrite;
  slug: string;
  /** All categories that it was or is in. */
  categoryIds: string[];
  /** A variant whose stock can be asked for. */
  variantId: string | undefined;
  entry: Entry;
};

export type WriterParts = {
  admin: Admin;
  desk: Desk;
  truth: Truth;
  processes: readonly Entry[];
  random: Random;
  /** Has the lists of these categories read, so that there are copies of them which a write has to end. */
  warmLists: (categoryIds: readonly string[], entry: Entry) => Promise<void>;
  /** Distinct for each writer, and of capitals and digits. */
  name: string;
};

/** The shop refused a write, or did not say what became of it. */
export class WriteFailedError extends Error {
  override name = 'WriteFailedError';
}

const CHANGES_LISTS: ReadonlySet<WriteKind> = new Set(['move', 'status', 'create', 'delete']);

/** One administrator, who does one thing after another at any of the processes. */
export function createWriter({ admin, desk, truth, processes, random, warmLists, name }: WriterParts) {
  const leastProducts = desk.size() * 0.7;
  let writes = 0;

  /** Lists leave out what some writes need. */
  async function complete(sheet: ProductSheet, entry: Entry): Promise<Required<ProductSheet>> {
    if (sheet.variants && sheet.description !== undefined) return sheet as Required<ProductSheet>;
    return admin.get<Required<ProductSheet>>(entry, `/api/admin/products/${sheet.id}`);
  }

  /**
   * @param wanted drawn at random unless stated
   * @throws WriteFailedError for anything but success; undefined when nothing was to be done
   */
  return async function writeOnce(wanted?: WriteKind): Promise<Done | undefined> {
    const entry = random.pick(processes);
    const taken = desk.take(random);
    if (!taken) return undefined;
    writes += 1;
    const drawn = wanted ?? chooseKind(random);
    const kind = drawn === 'delete' && desk.size() < leastProducts ? 'create' : drawn;
    try {
      const sheet = await complete(taken, entry);
      const others = desk.leavesFor(sheet);
      const operation = planOperation(kind, { sheet, random, mark: `${name}-${writes}`, others });
      if (operation.kind === 'create' || operation.kind === 'stock') desk.put(sheet);
      if (CHANGES_LISTS.has(operation.kind)) {
        const { categoryIds = [] } = (operation.body ?? {}) as Partial<ProductSheet>;
        await warmLists([...sheet.categoryIds, ...categoryIds], entry);
      }
      return await carryOut(operation, sheet, entry);
    } catch (error) {
      desk.drop(taken.id);
      throw error;
    }
  };

  async function carryOut(operation: Operation, sheet: Required<ProductSheet>, entry: Entry): Promise<Done> {
    const { kind, method, path, body } = operation;
    const touches = kind !== 'create' && kind !== 'stock';
    // Whatever is asked from here on may see it or not.
    if (touches) truth.begin(sheet.id, performance.timeOrigin + performance.now());
    const answer = await admin.send(entry, method, path, body);
    if (answer.status !== 200 && answer.status !== 201) {
      throw new WriteFailedError(`${entry.name} answered ${method} ${path} with ${answer.status}: ${answer.body}`);
    }
    const changeId = answer.headers['strata-change'];
    const done = { productId: sheet.id, kind, sentAt: answer.sentAt, answeredAt: answer.receivedAt, changeId };
    if (kind === 'stock') return settleStock(done, operation, sheet, answer, entry);
    const saved = JSON.parse(answer.body) as Required<ProductSheet>;
    const write = { ...done, productId: saved.id, state: toState(saved) };
    truth.settle(saved.id, changeId === undefined ? undefined : write, saved.slug);
    if (kind === 'create') desk.add(saved);
    else if (kind === 'delete') desk.drop(saved.id);
    else desk.put(saved);
    const before = kind === 'create' ? [] : sheet.categoryIds;
    const categoryIds = [...new Set([...saved.categoryIds, ...before])];
    return { write, slug: saved.slug, categoryIds, variantId: saved.variants[0]?.id, entry };
  }

  function settleStock(
    done: Omit<SettledWrite, 'state'>,
    { variantId = '' }: Operation,
    sheet: Required<ProductSheet>,
    { body, receivedAt }: Answer,
    entry: Entry,
  ): Done {
    const { version } = JSON.parse(body) as { version: number };
    truth.settleStock(variantId, { version, answeredAt: receivedAt, changeId: done.changeId });
    const write = { ...done, state: toState(sheet) };
    return { write, slug: sheet.slug, categoryIds: sheet.categoryIds, variantId, entry };
  }
}
