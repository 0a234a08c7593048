'use client';

import { Dices } from 'lucide-react';
import { useForm } from 'react-hook-form';
import { Button } from '#app/admin/_ui/button.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { CheckField } from '#app/admin/_ui/check-field.tsx';
import { ConflictDialog } from '#app/admin/_ui/conflict-dialog.tsx';
import { InputField, SelectField } from '#app/admin/_ui/field.tsx';
import { FormError } from '#app/admin/_ui/form-error.tsx';
import { useLeaveGuard } from '#app/admin/_ui/leave-guard.ts';
import type { AdminPromotion } from '#lib/promotions/admin.ts';
import { compareValues, type PromotionValues, toValues } from './promotion-values.ts';
import { useSavePromotion } from './use-save-promotion.ts';

export type PromotionFormProps = {
  /** Undefined for one that is new. */
  promotion?: AdminPromotion;
  /** What the form begins with. */
  values: PromotionValues;
};

/** Letters and digits that nobody takes for one another. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export function PromotionForm({ promotion, values: initial }: PromotionFormProps) {
  const form = useForm<PromotionValues>({ defaultValues: initial });
  const { errors, isDirty, isSubmitting } = form.formState;
  const { kind, trigger, currency } = form.watch();
  const { theirs, save, keepMine, takeTheirs, goOn } = useSavePromotion(form, promotion);
  useLeaveGuard(isDirty);
  const unit = kind === 'percentage' ? '%' : currency;

  return (
    <form
      noValidate
      onSubmit={form.handleSubmit(save)}
      onKeyDown={(event) => {
        if ((event.ctrlKey || event.metaKey) && event.key === 's') {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
      }}
    >
      <FormError>{errors.root?.server?.message}</FormError>
      <div className="grid gap-5">
        <Card title="What it takes off">
          <div className="grid gap-4 sm:grid-cols-6">
            <InputField
              label="Name"
              hint="Shoppers read it in their cart."
              autoComplete="off"
              className="sm:col-span-6"
              error={errors.name?.message}
              {...form.register('name')}
            />
            <SelectField label="Kind" className="sm:col-span-2" error={errors.kind?.message} {...form.register('kind')}>
              <option value="percentage">A part of the goods</option>
              <option value="amount">An amount</option>
              <option value="free-shipping">Shipping</option>
            </SelectField>
            {kind !== 'free-shipping' && (
              <InputField
                label={`Takes off, ${unit}`}
                inputMode="decimal"
                autoComplete="off"
                className="sm:col-span-2"
                error={errors.value?.message}
                {...form.register('value')}
              />
            )}
            <InputField
              label="Currency of the order"
              autoComplete="off"
              maxLength={3}
              className="sm:col-span-2"
              error={errors.currency?.message}
              {...form.register('currency', { setValueAs: (text: string) => text.trim().toUpperCase() })}
            />
          </div>
        </Card>
        <Card title="When it applies">
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField label="Applies" {...form.register('trigger')}>
              <option value="code">To whoever enters a code</option>
              <option value="itself">By itself, to everybody</option>
            </SelectField>
            {trigger === 'code' ? (
              <div className="flex items-start gap-2">
                <InputField
                  label="Code"
                  autoComplete="off"
                  spellCheck={false}
                  className="min-w-0 flex-1 [&_input]:uppercase"
                  error={errors.code?.message}
                  {...form.register('code')}
                />
                <Button
                  className="mt-5.5 px-3"
                  aria-label="Draw a code"
                  title="Draw a code"
                  onClick={() => form.setValue('code', drawCode(), { shouldDirty: true, shouldValidate: true })}
                >
                  <Dices className="size-4.5" aria-hidden="true" />
                </Button>
              </div>
            ) : (
              <span className="max-sm:hidden" />
            )}
            <InputField
              label="Starts, UTC"
              isOptional
              type="datetime-local"
              error={errors.startsAt?.message}
              {...form.register('startsAt')}
            />
            <InputField
              label="Ends, UTC"
              isOptional
              type="datetime-local"
              error={errors.endsAt?.message}
              {...form.register('endsAt')}
            />
            <InputField
              label={`From a subtotal of, ${currency}`}
              isOptional
              inputMode="decimal"
              hint="Of the goods, before anything is taken off."
              error={errors.minimumSubtotal?.message}
              {...form.register('minimumSubtotal')}
            />
          </div>
        </Card>
        <Card title="Limits">
          <div className="grid gap-4 sm:grid-cols-2">
            <InputField
              label="Orders in all"
              isOptional
              inputMode="numeric"
              error={errors.totalLimit?.message}
              {...form.register('totalLimit')}
            />
            <InputField
              label="Orders of one customer"
              isOptional
              inputMode="numeric"
              hint="Customers are told by their e-mail address."
              error={errors.perCustomerLimit?.message}
              {...form.register('perCustomerLimit')}
            />
            <CheckField
              label="Goes together with others"
              hint="Else the one is taken that is worth most to the shopper."
              {...form.register('stackable')}
            />
            <CheckField
              label="Switched on"
              hint="Off, it takes nothing off, whatever its dates."
              {...form.register('active')}
            />
          </div>
        </Card>
      </div>
      <div className="sticky bottom-0 z-20 -mx-4 mt-5 flex flex-wrap items-center justify-end gap-2 border-line border-t bg-layer-1/95 px-4 py-3 backdrop-blur sm:mx-0 sm:px-0">
        <p role="status" className="mr-auto text-ink-soft text-small">
          {isDirty && 'Not saved yet'}
        </p>
        <Button kind="quiet" disabled={!isDirty} onClick={() => form.reset()}>
          Discard
        </Button>
        <Button kind="primary" type="submit" disabled={!isDirty && promotion !== undefined} isBusy={isSubmitting}>
          {promotion ? 'Save' : 'Add the promotion'}
        </Button>
      </div>
      {theirs && (
        <ConflictDialog
          isOpen
          thing="promotion"
          fields={compareValues(form.getValues(), toValues(theirs))}
          isBusy={isSubmitting}
          onClose={goOn}
          onKeepMine={keepMine}
          onTakeTheirs={takeTheirs}
        />
      )}
    </form>
  );
}

function drawCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}
