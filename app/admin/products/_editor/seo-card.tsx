'use client';

import { useWatch } from 'react-hook-form';
import { shortenText } from '#app/_seo/describe-page.ts';
import { Card } from '#app/admin/_ui/card.tsx';
import { InputField, TextAreaField } from '#app/admin/_ui/field.tsx';
import { toProductSlug } from '#lib/catalog/slugs.ts';
import type { EditorForm } from './editor-form.ts';
import { useEditor } from './use-editor.ts';

/** What search engines usually show before they cut. */
const TITLE_LENGTH = 60;
const DESCRIPTION_LENGTH = 160;

export function SeoCard({ siteUrl }: { siteUrl: string }) {
  const { register, errorOf } = useEditor();
  const [name, brand, description, slug, seoTitle, seoDescription] = useWatch<
    EditorForm,
    ['name', 'brand', 'description', 'slug', 'seoTitle', 'seoDescription']
  >({ name: ['name', 'brand', 'description', 'slug', 'seoTitle', 'seoDescription'] });
  const title = seoTitle.trim() || [name, brand && `by ${brand}`].filter(Boolean).join(' ') || 'Name of the product';
  const summary = seoDescription.trim() || description;
  return (
    <Card
      title="Search engines"
      text="What a result may look like. Without words of their own, the name and the description stand here."
    >
      <div className="grid gap-5 xl:grid-cols-2">
        <div className="space-y-4">
          <InputField
            label="Title"
            isOptional
            {...register('seoTitle')}
            error={errorOf('seoTitle')}
            hint={lengthOf(title, TITLE_LENGTH)}
            autoComplete="off"
          />
          <TextAreaField
            label="Description"
            isOptional
            rows={3}
            {...register('seoDescription')}
            error={errorOf('seoDescription')}
            hint={lengthOf(summary, DESCRIPTION_LENGTH)}
          />
          <InputField
            label="Address"
            {...register('slug')}
            error={errorOf('slug')}
            hint="Small letters, digits and dashes. Empty: made from the name."
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <div className="min-w-0 self-start rounded-xl border border-line bg-layer-1 p-4">
          <p className="mb-3 font-medium text-ink-soft text-micro">Preview</p>
          <p className="truncate text-micro text-ink-soft">
            {new URL(siteUrl).host} › products › {slug || toProductSlug(name)}
          </p>
          <p className="mt-1 break-words text-accent text-body leading-snug">{shortenText(title, TITLE_LENGTH)}</p>
          <p className="mt-1 break-words text-micro">
            {shortenText(summary, DESCRIPTION_LENGTH) || 'No description yet.'}
          </p>
        </div>
      </div>
    </Card>
  );
}

function lengthOf(text: string, usual: number): string {
  const { length } = text.replace(/\s+/g, ' ').trim();
  return `${length} characters; about ${usual} are shown.`;
}
