import { expect, it } from 'vitest';
import { assertMay, ForbiddenError, proveActor } from '#lib/accounts/actor.ts';
import { hasRole, ROLES } from '#lib/accounts/roles.ts';

it('lets each role do what those before it may, and nothing more', () => {
  for (const [rank, role] of ROLES.entries()) {
    for (const [wanted, minimum] of ROLES.entries()) expect(hasRole(role, minimum)).toBe(rank >= wanted);
  }
});

it('lets a role that is none do nothing', () => {
  for (const role of ['', 'admin', 'OWNER', 'constructor']) expect(hasRole(role, 'customer')).toBe(false);
});

it('stops an actor with too little', () => {
  const viewer = proveActor({
    userId: '1',
    email: 'v@strata.test',
    role: 'viewer',
    from: { address: null, device: null },
  });
  expect(() => assertMay(viewer, 'editor')).toThrow(ForbiddenError);
  expect(() => assertMay(viewer, 'viewer')).not.toThrow();
  expect(Object.isFrozen(viewer)).toBe(true);
});
