import { home } from './home.ts';
import { kitchen } from './kitchen.ts';
import type { Department } from './types.ts';

export const DEPARTMENTS: readonly Department[] = [kitchen, home];
