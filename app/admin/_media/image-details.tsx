import { TextAreaField } from '../_ui/field.tsx';
import { FocalPoint } from './focal-point.tsx';
import type { ManagedImage } from './managed-image.ts';

export type ImageDetailsProps = {
  image: ManagedImage;
  error?: string | undefined;
  onChange: (part: Partial<ManagedImage>) => void;
};

/** The text of the picture that is chosen, and its focal point. */
export function ImageDetails({ image, error, onChange }: ImageDetailsProps) {
  return (
    <div className="mt-4 grid gap-x-6 gap-y-5 rounded-xl bg-layer-2 p-4 md:grid-cols-2">
      <FocalPoint image={image} onChange={onChange} />
      <div className="space-y-4">
        <TextAreaField
          label="Alternative text"
          hint="What the picture shows, for those who cannot see it."
          rows={3}
          maxLength={300}
          value={image.alt}
          error={error}
          onChange={(event) => onChange({ alt: event.target.value })}
        />
        <p className="text-ink-soft text-micro">
          The circle marks what stays in view where the shop cuts the picture to a square. {image.width} ×{' '}
          {image.height} pixels.
        </p>
      </div>
    </div>
  );
}
