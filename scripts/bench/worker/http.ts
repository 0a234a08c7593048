import type { Load, LoadFigures } from '../http/load.ts';
import type { SentAnswer } from '../http/raw-server.ts';
import type { ShopServer } from '../http/shop-server.ts';

let shop: ShopServer | undefined;

/** Their code is loaded when it is asked for: other workloads must not pay for it. */
export const httpCommands = {
  async serveShop(): Promise<string> {
    const { serveShop } = await import('../http/shop-server.ts');
    shop = await serveShop();
    return shop.origin;
  },

  async changeElsewhere(): Promise<void> {
    await shop?.changeElsewhere();
  },

  async rendersOfShop(): Promise<number> {
    return shop?.renders() ?? 0;
  },

  async serveRaw(answer: SentAnswer): Promise<string> {
    const { serveRaw } = await import('../http/raw-server.ts');
    return serveRaw(answer);
  },

  async applyLoad(load: Load): Promise<LoadFigures> {
    const { applyLoad } = await import('../http/load.ts');
    return applyLoad(load);
  },

  /** What this process has used of processors since it began, all of its threads together. */
  async cpuSeconds(): Promise<number> {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
};
