'use client';

import { useMutation } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { FileSpreadsheet, Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type DragEvent, type FormEvent, useId, useRef, useState } from 'react';
import { Button } from '#app/admin/_ui/button.tsx';
import { MAX_FILE_BYTES } from '#lib/bulk/import/file-limits.ts';
import { sendImport } from './send-import.ts';

const MEGABYTE = 1024 * 1024;

/** Takes a file by drop or by choice, and goes to what was found in it. */
export function ImportForm() {
  const router = useRouter();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState<string>();
  const send = useMutation({
    mutationFn: sendImport,
    onSuccess: (operationId) => router.push(`/admin/bulk/${operationId}`),
    onError: (error) => setFault(error.message),
  });

  const take = (taken: File | undefined) => {
    if (!taken) return;
    setFile(taken);
    setFault(checkFile(taken));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!file) {
      setFault('Choose a file first.');
      input.current?.focus();
    } else if (!checkFile(file)) send.mutate(file);
  };

  return (
    <form onSubmit={submit} noValidate>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the field in it, which does the same */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={clsx(
          'relative grid min-h-48 place-items-center rounded-xl border-2 border-dashed px-5 py-8 text-center transition-colors focus-within:border-ink',
          isOver ? 'border-accent bg-accent-soft' : fault ? 'border-bad' : 'border-line-strong',
        )}
      >
        <div>
          <FileSpreadsheet className="mx-auto size-8 text-ink-soft" strokeWidth={1.5} aria-hidden="true" />
          <label htmlFor={id} className="mt-3 block cursor-pointer font-semibold">
            {file ? file.name : 'Drop a CSV or JSON file here, or choose one'}
            <span className="absolute inset-0" />
          </label>
          <p id={`${id}-hint`} className="mt-1 text-ink-soft text-micro">
            {file ? describeSize(file) : `Up to ${MAX_FILE_BYTES / MEGABYTE} MB and 50,000 rows`}
          </p>
        </div>
        <input
          ref={input}
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,.json,text/csv,application/json"
          aria-describedby={fault ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid={fault ? true : undefined}
          onChange={(event) => take(event.target.files?.[0])}
          className="sr-only"
        />
      </div>
      {fault && (
        <p id={`${id}-error`} role="alert" className="mt-2 font-medium text-bad text-small">
          {fault}
        </p>
      )}
      <div className="mt-4 flex justify-end">
        <Button type="submit" kind="primary" isBusy={send.isPending || send.isSuccess}>
          <Upload className="size-4" aria-hidden="true" />
          Check the file
        </Button>
      </div>
    </form>
  );
}

const describeSize = ({ size }: File): string =>
  size < MEGABYTE ? `${Math.ceil(size / 1024)} kB` : `${(size / MEGABYTE).toFixed(1)} MB`;

function checkFile({ size, name }: File): string | undefined {
  if (/\.(xlsx?|ods|numbers)$/i.test(name)) return 'This is a workbook. Save it as “CSV UTF-8” first.';
  if (size === 0) return 'This file is empty.';
  return size > MAX_FILE_BYTES ? `This file is larger than ${MAX_FILE_BYTES / MEGABYTE} MB.` : undefined;
}
