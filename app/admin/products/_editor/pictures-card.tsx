'use client';

import { useWatch } from 'react-hook-form';
import { ImageManager } from '#app/admin/_media/image-manager.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import type { EditorForm } from './editor-form.ts';
import { useEditor } from './use-editor.ts';

export function PicturesCard() {
  const { change, errorOf } = useEditor();
  const images = useWatch<EditorForm, 'images'>({ name: 'images' });
  const errors = Object.fromEntries(
    images.flatMap((_, at) => {
      const error = errorOf(`images.${at}`);
      return error ? [[at, error]] : [];
    }),
  );
  return (
    <Card title="Gallery" text="The first one stands for the product in lists.">
      <ImageManager images={images} onChange={(next) => change('images', next)} errors={errors} />
    </Card>
  );
}
