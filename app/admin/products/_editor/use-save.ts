'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { toast } from 'sonner';
import { AdminProblem, askAdmin } from '#app/admin/_ui/ask-admin.ts';
import type { AdminProduct } from '#lib/catalog/admin-product.ts';
import { toProductSlug } from '#lib/catalog/slugs.ts';
import { useRefreshProducts } from '../_list/use-product-pages.ts';
import { adoptSaved } from './adopt-saved.ts';
import { fromPointer } from './check-form.ts';
import { type EditorForm, toForm } from './editor-form.ts';
import { type Choice, findDifferences, mergeForms, type Versions } from './merge-model.ts';
import { toInput, toPatch } from './to-input.ts';

type Saved = AdminProduct & { changeId: string | null };

export type SaveParts = {
  form: UseFormReturn<EditorForm>;
  /** Undefined: a new one. */
  product: AdminProduct | undefined;
  attributes: readonly string[];
  onCreated: (product: AdminProduct) => void;
};

/** Somebody else has saved the product first: their state, with both forms that led here. */
export type Conflict = { product: AdminProduct; versions: Versions };

/** Saves the form, whatever becomes of it; of what was typed nothing is lost, meanwhile or afterwards. */
export function useSave({ form, product: initial, attributes, onCreated }: SaveParts) {
  const router = useRouter();
  const refreshList = useRefreshProducts();
  const [product, setProduct] = useState(initial);
  const [changeId, setChangeId] = useState<string>();
  const [conflict, setConflict] = useState<Conflict>();
  const [isSaving, setSaving] = useState(false);

  /** Takes over a state of the shop that no typing has led to. */
  function show(next: AdminProduct, values = toForm(next, attributes)) {
    setProduct(next);
    form.reset(toForm(next, attributes));
    form.reset(values, { keepDefaultValues: true });
  }

  function settle(saved: Saved, sent: EditorForm) {
    const { values, defaults } = adoptSaved(form.getValues(), sent, toForm(saved, attributes));
    form.reset(defaults);
    form.reset(values, { keepDefaultValues: true });
    if (!product) onCreated(saved);
    setProduct(saved);
    void refreshList();
    if (saved.changeId !== null) setChangeId(saved.changeId);
    // Its history. Of a product that was made on this page the address is new, too, and the page would begin anew.
    if (initial) router.refresh();
  }

  async function send(values: EditorForm, base = product): Promise<void> {
    if (!base) {
      const { slug, ...input } = toInput(values);
      const body = { ...input, ...(slug !== '' && { slug }) };
      return settle(await askAdmin<Saved>('/api/admin/products', { method: 'POST', body }), values);
    }
    const patch = toPatch(toForm(base, attributes), values);
    if (Object.keys(patch).length === 0) {
      show(base);
      return void toast('There is nothing to save.');
    }
    try {
      const slug = patch.slug === '' ? { slug: toProductSlug(values.name) } : {};
      const body = { ...patch, ...slug, version: base.version };
      settle(await askAdmin<Saved>(`/api/admin/products/${base.id}`, { method: 'PATCH', body }), values);
    } catch (error) {
      if (!(error instanceof AdminProblem) || error.type !== 'version-conflict') throw error;
      await meet(base, values);
    }
  }

  /** A sale or a review gives a product another version, too: where nothing differs of what is edited, it is saved over that. */
  async function meet(base: AdminProduct, mine: EditorForm): Promise<void> {
    const theirs = await askAdmin<AdminProduct>(`/api/admin/products/${base.id}`);
    const versions = { base: toForm(base, attributes), mine, theirs: toForm(theirs, attributes) };
    if (theirs.deletedAt !== null) return show(theirs, mine);
    if (findDifferences(versions, (id) => id).length > 0) return setConflict({ product: theirs, versions });
    await send(mine, theirs);
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (isSaving) return;
    setSaving(true);
    try {
      await work();
    } catch (error) {
      refuse(error);
    } finally {
      setSaving(false);
    }
  }

  function refuse(error: unknown) {
    if (!(error instanceof AdminProblem)) throw error;
    for (const { pointer, detail } of error.errors) {
      const { name, message } = fromPointer(pointer, detail);
      form.setError(name as never, { type: 'server', message });
    }
    toast.error(
      error.status === 401
        ? 'You are not signed in any more. Sign in in another tab, then save again.'
        : titleOf(error),
    );
    if (error.errors.length > 0) focusFirstError();
  }

  return {
    product,
    changeId,
    conflict,
    isSaving,
    show,
    dropConflict: () => setConflict(undefined),
    save: () => form.handleSubmit((values) => attempt(() => send(structuredClone(values))), focusFirstError)(),
    /** Saves over what the others did, with what was chosen where both changed the same. */
    settleConflict: (choices: Readonly<Record<string, Choice>>) => {
      if (!conflict) return;
      const { product: theirs, versions } = conflict;
      const merged = mergeForms(versions, choices);
      setConflict(undefined);
      show(theirs, merged);
      void attempt(() => send(merged, theirs));
    },
  };
}

const titleOf = ({ errors, message }: AdminProblem) =>
  errors.length > 0 ? 'Some fields could not be saved. They say why.' : message;

/** After the next paint: the fields show by then what is wrong with them. */
function focusFirstError() {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus()),
  );
}
