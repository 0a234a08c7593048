'use client';

import { useForm } from 'react-hook-form';
import { Button } from '#app/admin/_ui/button.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { CheckField } from '#app/admin/_ui/check-field.tsx';
import { InputField } from '#app/admin/_ui/field.tsx';
import { FormError } from '#app/admin/_ui/form-error.tsx';
import { showProblem } from '#app/admin/_ui/show-problem.ts';
import type { SynonymInput } from '#lib/search/synonyms/input.ts';

export type AddSynonymProps = {
  /** What it begins with: a search that missed. */
  term: string;
  add: (input: SynonymInput) => Promise<unknown>;
};

export function AddSynonym({ term, add }: AddSynonymProps) {
  const form = useForm<SynonymInput>({ defaultValues: { term, synonym: '', bothWays: term === '' } });
  const { errors, isSubmitting } = form.formState;

  const save = form.handleSubmit(async (values) => {
    try {
      await add(values);
      form.reset({ term: '', synonym: '', bothWays: values.bothWays });
      form.setFocus('term');
    } catch (error) {
      showProblem(error, form.setError, { term: 'term', synonym: 'synonym' });
    }
  });

  return (
    <Card title="Add a synonym">
      <form onSubmit={save} noValidate>
        <FormError>{errors.root?.server?.message}</FormError>
        <div className="grid items-start gap-4 sm:grid-cols-[1fr_1fr_auto]">
          <InputField
            label="Who searches for"
            placeholder="couch"
            autoComplete="off"
            error={errors.term?.message}
            {...form.register('term')}
          />
          <InputField
            label="also finds"
            placeholder="sofa"
            autoComplete="off"
            // Somebody has just pressed the button of a search that missed: this is what they have to say.
            autoFocus={term !== ''}
            error={errors.synonym?.message}
            {...form.register('synonym')}
          />
          <Button kind="primary" type="submit" isBusy={isSubmitting} className="sm:mt-6">
            Add
          </Button>
        </div>
        <CheckField label="And the other way round" className="mt-4" {...form.register('bothWays')} />
      </form>
    </Card>
  );
}
