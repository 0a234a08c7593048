'use client';

import type { ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { ChangeReceipt } from '#app/admin/_changes/change-receipt.tsx';
import { useLeaveGuard } from '#app/admin/_ui/leave-guard.ts';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import type { AdminProduct } from '#lib/catalog/admin-product.ts';
import type { EditorChoices } from '#lib/catalog/editor-choices.ts';
import { ProductStatusBadge } from '../_list/product-status.tsx';
import { BasicsCard } from './basics-card.tsx';
import { BinNotice } from './bin-notice.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { EditorActions } from './editor-actions.tsx';
import { type EditorForm, emptyForm, toForm } from './editor-form.ts';
import { OptionsCard } from './options-card.tsx';
import { OrganisationCard } from './organisation-card.tsx';
import { PicturesCard } from './pictures-card.tsx';
import { resolveForm } from './resolve-form.ts';
import { SaveBar } from './save-bar.tsx';
import { SeoCard } from './seo-card.tsx';
import { StatusCard } from './status-card.tsx';
import { useHydrated } from './use-hydrated.ts';
import { useSave } from './use-save.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { VariantsCard } from './variants-card.tsx';

export type ProductEditorProps = {
  /** Undefined: a new one. */
  product?: AdminProduct;
  choices: EditorChoices;
  /** Whether this person may change anything. */
  mayWrite: boolean;
  siteUrl: string;
  /** Who changed what; rendered by the server. */
  history?: ReactNode;
};

/** Everything of a product that can be edited, on one page. */
export function ProductEditor({ product: initial, choices, mayWrite, siteUrl, history }: ProductEditorProps) {
  const attributes = choices.attributes.map(({ name }) => name);
  const form = useForm<EditorForm>({
    defaultValues: initial ? toForm(initial, attributes) : emptyForm(attributes),
    resolver: resolveForm,
    shouldFocusError: false,
  });
  const isReady = useHydrated();
  const { isDirty, errors } = form.formState;
  const editor = useSave({
    form,
    product: initial,
    attributes,
    // Without loading anything: whoever typed on goes on typing.
    onCreated: ({ id }) => window.history.replaceState(null, '', `/admin/products/${id}`),
  });
  const { product, changeId, conflict } = editor;
  const isBinned = product !== undefined && product.deletedAt !== null;
  const canEdit = mayWrite && !isBinned;
  useLeaveGuard(isDirty && canEdit);
  useShortcuts({ ...(canEdit && { s: () => void editor.save() }) });
  const nameCategory = (id: string) => choices.categories.find((one) => one.id === id)?.name ?? id;

  return (
    <FormProvider {...form}>
      <PageHeader
        back={{ href: '/admin/products', label: 'Products' }}
        title={product?.name ?? 'New product'}
        beside={product && <ProductStatusBadge {...product} />}
        actions={product && <EditorActions product={product} mayWrite={mayWrite} isUnsaved={isDirty} />}
      />
      {isBinned && <BinNotice product={product} onRestored={mayWrite ? editor.show : undefined} />}
      {changeId && <ChangeReceipt key={changeId} changeId={changeId} className="mb-5" />}
      <form
        noValidate
        data-ready={isReady || undefined}
        inert={!isReady}
        onSubmit={(event) => {
          event.preventDefault();
          void editor.save();
        }}
      >
        <fieldset disabled={!canEdit} className="grid min-w-0 gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <legend className="sr-only">Product</legend>
          <div className="min-w-0 space-y-5">
            <BasicsCard />
            <PicturesCard />
            <OptionsCard />
            <VariantsCard />
            <SeoCard siteUrl={siteUrl} />
          </div>
          <div className="min-w-0 space-y-5">
            <StatusCard />
            <OrganisationCard choices={choices} />
          </div>
        </fieldset>
        {canEdit && (
          <SaveBar
            isNew={!product}
            isUnsaved={isDirty}
            isSaving={editor.isSaving}
            wrong={countErrors(errors)}
            changeId={changeId}
            onSave={() => void editor.save()}
            onDiscard={() => product && editor.show(product)}
          />
        )}
      </form>
      {history && <div className="mt-5">{history}</div>}
      {conflict && (
        <ConflictDialog
          key={conflict.product.version}
          conflict={conflict}
          nameCategory={nameCategory}
          onClose={editor.dropConflict}
          onSettle={editor.settleConflict}
        />
      )}
    </FormProvider>
  );
}

/** However deep they are. */
function countErrors(errors: object): number {
  if ('message' in errors && typeof errors.message === 'string') return 1;
  return Object.entries(errors).reduce(
    (sum, [name, inner]) =>
      sum + (name !== 'ref' && typeof inner === 'object' && inner !== null ? countErrors(inner) : 0),
    0,
  );
}
