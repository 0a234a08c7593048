'use client';

import { useState } from 'react';
import { InputField } from '#app/admin/_ui/field.tsx';
import { formatDecimal, formatMoney } from '#lib/money/format.ts';
import { parseAmount } from '#lib/money/parse.ts';
import type { OrderWriteProps } from './dialog-props.ts';
import { OrderDialog } from './order-dialog.tsx';
import { RefundLines } from './refund-lines.tsx';
import { allPieces, leftToRefund, type Pieces, worthOf } from './refund-model.ts';
import { useOrderWrite } from './use-order-write.ts';

const check = 'flex items-center gap-2.5 text-small';
const box = 'size-4.5 shrink-0 accent-ink';

/** Money goes back: for pieces that are chosen, or an amount that somebody types. */
export function RefundDialog({ order, onClose, onDone }: OrderWriteProps) {
  const { currency, shipping } = order;
  const left = leftToRefund(order);
  const [pieces, setPieces] = useState<Pieces>({});
  const [withShipping, setWithShipping] = useState(false);
  const [restock, setRestock] = useState(true);
  const [typed, setTyped] = useState<string>();
  const [reason, setReason] = useState('');
  const { send, isBusy, problem, errorOf } = useOrderWrite(order, onDone);

  const counted = Math.min(worthOf(order, pieces) + (withShipping ? shipping : 0), left);
  const text = typed ?? (counted > 0 ? formatDecimal(counted, currency) : '');
  const amount = parseAmount(text.trim(), currency);
  const lines = Object.entries(pieces).flatMap(([id, quantity]) => (quantity > 0 ? [{ id, quantity }] : []));
  const isTooMuch = amount !== undefined && amount > left;
  const amountError =
    errorOf('/amount') ??
    (isTooMuch
      ? `${formatMoney(left, currency)} is left.`
      : text && !amount
        ? 'Not an amount that can go back.'
        : undefined);

  const choose = (chosen: Pieces) => {
    setPieces(chosen);
    setTyped(undefined);
  };
  return (
    <OrderDialog
      size="large"
      title={`Refund order ${order.number}`}
      text={`${formatMoney(left, currency)} of what was paid can still go back.`}
      confirm={amount && !isTooMuch ? `Give back ${formatMoney(amount, currency)}` : 'Give back'}
      onSubmit={() => {
        if (!amount || isTooMuch) return;
        send({
          path: '/refunds',
          body: { amount, reason, restock: lines.length > 0 && restock, ...(lines.length > 0 && { lines }) },
        });
      }}
      problem={problem?.errors.length ? undefined : problem}
      {...{ onClose, isBusy }}
    >
      <RefundLines order={order} pieces={pieces} onChange={choose} errorOf={errorOf} />
      <div className="flex flex-wrap gap-x-6 gap-y-2.5">
        {shipping > 0 && (
          <label className={check}>
            <input
              type="checkbox"
              className={box}
              checked={withShipping}
              onChange={({ target }) => {
                setWithShipping(target.checked);
                setTyped(undefined);
              }}
            />
            Delivery, {formatMoney(shipping, currency)}
          </label>
        )}
        {lines.length > 0 && (
          <label className={check}>
            <input
              type="checkbox"
              className={box}
              checked={restock}
              onChange={({ target }) => setRestock(target.checked)}
            />
            Put these pieces on sale again
          </label>
        )}
        <button
          type="button"
          className="-my-2 ml-auto min-h-10 text-small underline underline-offset-4"
          onClick={() => {
            choose(allPieces(order));
            setWithShipping(shipping > 0);
          }}
        >
          All of it
        </button>
      </div>
      <div className="grid gap-4 sm:grid-cols-[11rem_minmax(0,1fr)]">
        <InputField
          label={`Amount in ${currency}`}
          inputMode="decimal"
          required
          autoComplete="off"
          value={text}
          error={amountError}
          onChange={({ target }) => setTyped(target.value)}
        />
        <InputField
          label="Why"
          hint="The customer may read it."
          required
          maxLength={500}
          autoComplete="off"
          value={reason}
          error={errorOf('/reason')}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </OrderDialog>
  );
}
