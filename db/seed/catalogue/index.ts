import { beauty } from './beauty.ts';
import { electronics } from './electronics.ts';
import { fashion } from './fashion.ts';
import { garden } from './garden.ts';
import { home } from './home.ts';
import { kitchen } from './kitchen.ts';
import { play } from './play.ts';
import { sport } from './sport.ts';
import type { Department } from './types.ts';

export const DEPARTMENTS: readonly Department[] = [kitchen, home, fashion, electronics, garden, beauty, sport, play];
