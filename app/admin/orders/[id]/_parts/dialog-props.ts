import type { AdminOrder } from '#lib/orders/admin-order.ts';

/** Of every dialog that writes to an order. `changeId`: of what the shop shows otherwise since. */
export type OrderWriteProps = {
  order: AdminOrder;
  onClose: () => void;
  onDone: (answer: { changeId: string | null }) => void;
};
