import { test as base, expect, type TestInfo } from '@playwright/test';
import { Guard } from './guard';
import { Visits } from './look';
import { World } from './world';

export { expect } from '@playwright/test';
export { look } from './look';
export { people, type Role } from './people';
export { signIn } from './session';
export type { World } from './world';

interface OfTest {
  /** Hears what goes wrong on the page; the test fails unless it said that it would. */
  guard: Guard;
  /** A world of this test alone; its shop is not connected yet. */
  emptyWorld: World;
  /** A world of this test alone; its shop has read everything. */
  ownWorld: World;
}

interface OfWorker {
  /** A world whose shop has read everything, for tests that do not get into each other's way. */
  world: World;
  visits: Visits;
}

/** A test of the real admin, served by the real program beside a simulated KiotViet. */
export const test = base.extend<OfTest, OfWorker>({
  world: [withWorld({ imported: true }), { scope: 'worker', timeout: 300_000 }],
  emptyWorld: withWorld({ imported: false }),
  ownWorld: withWorld({ imported: true }),

  // eslint-disable-next-line no-empty-pattern
  visits: [async ({}, use) => use(new Visits()), { scope: 'worker' }],

  guard: [
    async ({ page, visits }, use, info) => {
      const guard = new Guard(page);
      visits.follow(page);
      await use(guard);
      if (failed(info)) {
        for (const world of World.open) await info.attach('processes', { body: world.said() });
        return;
      }
      await visits.lookAtRest(page);
      expect(guard.unexpected(), 'errors in the browser').toEqual([]);
    },
    { auto: true },
  ],
});

function withWorld(beginning: { imported: boolean }) {
  // eslint-disable-next-line no-empty-pattern
  return async ({}, use: (world: World) => Promise<void>) => {
    const world = await World.begin(beginning);
    await use(world);
    await world.end();
  };
}

function failed({ status, expectedStatus }: TestInfo) {
  return status !== expectedStatus;
}
