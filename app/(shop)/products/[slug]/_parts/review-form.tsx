'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { ErrorSummary } from '#app/_ui/primitives/error-summary.tsx';
import { TextField } from '#app/_ui/primitives/field.tsx';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import { TextAreaField } from '#app/_ui/primitives/text-area-field.tsx';
import type { OwnReview, OwnReviewState } from '#lib/reviews/own.ts';
import { RemoveReview } from './remove-review.tsx';
import { listReviewErrors, type ReviewErrors, readReviewForm, toReviewErrors } from './review-errors.ts';
import { removeReview, sendReview } from './send-review.ts';
import { StarInput } from './star-input.tsx';

export type ReviewFormProps = {
  productId: string;
  own: Exclude<OwnReviewState, { state: 'guest' | 'not-a-buyer' }>;
  onSaved: (state: OwnReviewState) => void;
};

const STANDING: Record<OwnReview['status'], string> = {
  pending: 'Thank you. It will show here as soon as somebody of the shop has read it.',
  published: 'It shows on this page. When you change it, it is read again first.',
  rejected: 'It does not show, since it was not about the product or not fit to print. You may change it.',
};

export function ReviewForm({ productId, own, onSaved }: ReviewFormProps) {
  const [errors, setErrors] = useState<ReviewErrors>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const [said, setSaid] = useState('');
  const summary = useRef<HTMLDivElement>(null);
  const outcome = useRef<HTMLDivElement>(null);
  const review = own.state === 'written' ? own.review : undefined;
  const listed = listReviewErrors(errors);

  useEffect(() => {
    if (Object.keys(errors).length > 0) summary.current?.focus();
  }, [errors]);

  // The form is another one by now: without this the focus would be nowhere.
  useEffect(() => {
    if (said !== '' || failure !== '') outcome.current?.focus();
  }, [said, failure]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSaid('');
    setFailure('');
    const input = readReviewForm(new FormData(event.currentTarget));
    if (Object.keys(input.errors).length > 0) return setErrors(input.errors);
    setErrors({});
    setBusy(true);
    const answer = await sendReview(productId, input.value);
    setBusy(false);
    if (answer.state === 'saved') {
      onSaved({ state: 'written', review: answer.review });
      setSaid('Saved');
    } else if (answer.state === 'invalid') setErrors(toReviewErrors(answer.errors));
    else setFailure(answer.message);
  }

  async function remove() {
    setSaid('');
    setFailure('');
    setBusy(true);
    const answer = await removeReview(productId);
    setBusy(false);
    if (answer.state === 'removed') {
      onSaved({ state: 'may-write', author: review?.author ?? '' });
      setSaid('Removed');
    } else setFailure(answer.message);
  }

  return (
    <form noValidate onSubmit={submit} key={own.state} className="space-y-5">
      {listed.length > 0 && <ErrorSummary ref={summary} title="Something is missing" errors={listed} />}
      {failure && (
        <Notice ref={outcome} tabIndex={-1} kind="bad" role="alert">
          {failure}
        </Notice>
      )}
      {review && listed.length === 0 && !failure && (
        <Notice
          ref={outcome}
          tabIndex={-1}
          kind={review.status === 'rejected' ? 'low' : 'good'}
          role="status"
          title={said || undefined}
        >
          {STANDING[review.status]}
        </Notice>
      )}
      {!review && said && (
        <Notice ref={outcome} tabIndex={-1} kind="good" role="status" title={said}>
          It shows nowhere any more. You may write another one.
        </Notice>
      )}
      <StarInput id="review-rating" defaultValue={review?.rating} error={errors.rating} />
      <TextField
        id="review-title"
        name="title"
        label="In a few words"
        maxLength={120}
        defaultValue={review?.title}
        error={errors.title}
      />
      <TextAreaField
        id="review-body"
        name="body"
        label="What is it like?"
        maxLength={5_000}
        defaultValue={review?.body}
        error={errors.body}
      />
      <TextField
        id="review-author"
        name="author"
        label="Name to show"
        maxLength={60}
        autoComplete="nickname"
        defaultValue={review?.author ?? (own.state === 'may-write' ? own.author : '')}
        error={errors.author}
      />
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" disabled={busy} className={buttonStyles.solid}>
          {busy ? 'Sending…' : review ? 'Save the change' : 'Send the review'}
        </button>
        {review && <RemoveReview busy={busy} onRemove={remove} />}
      </div>
    </form>
  );
}
