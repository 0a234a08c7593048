'use client';

import { clsx } from 'clsx';
import { type PointerEvent, useId, useRef } from 'react';
import { Picture } from '#app/_ui/picture.tsx';
import type { ManagedImage } from './managed-image.ts';

export type FocalPointProps = { image: ManagedImage; onChange: (focus: { focalX: number; focalY: number }) => void };

/** The whole picture, with the point that stays in view where the shop cuts it: set by a press, by dragging, or by keyboard. */
export function FocalPoint({ image, onChange }: FocalPointProps) {
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const { focalX, focalY, width, height } = image;

  function point(event: PointerEvent) {
    const box = frame.current?.getBoundingClientRect();
    if (!box || (event.type === 'pointermove' && !event.currentTarget.hasPointerCapture(event.pointerId))) return;
    const percent = (at: number, size: number) => Math.round(Math.min(1, Math.max(0, at / size)) * 100);
    onChange({
      focalX: percent(event.clientX - box.left, box.width),
      focalY: percent(event.clientY - box.top, box.height),
    });
  }

  return (
    <div>
      <div
        ref={frame}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          point(event);
        }}
        onPointerMove={point}
        style={{ aspectRatio: `${width} / ${height}` }}
        className={clsx(
          'relative mx-auto cursor-crosshair touch-none select-none overflow-hidden rounded-xl',
          width >= height ? 'w-full' : 'h-72 max-w-full',
        )}
      >
        <Picture picture={image} sizes="30rem" alt="" className="pointer-events-none size-full" />
        <span
          aria-hidden="true"
          style={{ left: `${focalX}%`, top: `${focalY}%` }}
          className="pointer-events-none absolute size-7 -translate-x-1/2 -translate-y-1/2 rounded-full border-3 border-panel shadow-[0_0_0_2px_var(--ink)]"
        />
      </div>
      <div className="mt-3 grid grid-cols-2 gap-4">
        <Slider
          id={`${id}-x`}
          label="From the left"
          value={focalX}
          onChange={(value) => onChange({ focalX: value, focalY })}
        />
        <Slider
          id={`${id}-y`}
          label="From the top"
          value={focalY}
          onChange={(value) => onChange({ focalX, focalY: value })}
        />
      </div>
    </div>
  );
}

type SliderProps = { id: string; label: string; value: number; onChange: (value: number) => void };

function Slider({ id, label, value, onChange }: SliderProps) {
  return (
    <div>
      <label htmlFor={id} className="flex justify-between text-micro">
        <span className="font-medium">{label}</span>
        <span className="text-ink-soft tabular-nums">{value} %</span>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
        className="w-full accent-accent"
      />
    </div>
  );
}
