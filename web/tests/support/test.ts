import { test as base, expect } from '@playwright/test';
import { Guard } from './guard';
import { visits } from './look';
import { World, type Beginning } from './world';

export { expect } from '@playwright/test';
export { look } from './look';
export { people, type Role } from './people';
export { picture } from './picture';
export { signIn } from './session';
export type { World } from './world';

interface OfTest {
  /** Begins worlds that end with the test. */
  begin: (beginning: Beginning) => Promise<World>;
  /** Hears what goes wrong on the page; the test fails unless it said that it would. */
  guard: Guard;
  /** A world of this test alone; its shop is not connected yet. */
  emptyWorld: World;
  /** A world of this test alone; its shop has read everything. */
  ownWorld: World;
  /** The same, and what is wrong in it stays so: nothing is read again by itself. */
  quietWorld: World;
}

interface OfWorker {
  /** A world whose shop has read everything, for tests that do not get into each other's way. */
  world: World;
}

/** A test of the real admin, served by the real program beside a simulated KiotViet. */
export const test = base.extend<OfTest, OfWorker>({
  world: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, lend) => {
      const world = await World.begin({ imported: true });
      await lend(world);
      await world.end();
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  // eslint-disable-next-line no-empty-pattern
  begin: async ({}, lend) => {
    const begun: World[] = [];
    await lend(async (beginning) => {
      const world = await World.begin(beginning);
      begun.push(world);
      return world;
    });
    for (const world of begun) await world.end();
  },
  emptyWorld: async ({ begin }, lend) => lend(await begin({ imported: false })),
  ownWorld: async ({ begin }, lend) => lend(await begin({ imported: true })),
  quietWorld: async ({ begin }, lend) => lend(await begin({ imported: true, quiet: true })),

  guard: [
    async ({ page, begin }, lend, info) => {
      // Depends on the worlds, so that they are still there when pages are looked at in the end.
      void begin;
      const guard = new Guard(page);
      // Where looking at the last test's pages led to belongs to a world that has ended.
      visits.forget();
      visits.follow(page);
      await lend(guard);
      if (info.status !== info.expectedStatus) {
        visits.forget();
        for (const world of World.open) await info.attach('processes', { body: world.said() });
        return;
      }
      await visits.lookAtRest(page);
      expect(guard.unexpected(), 'errors in the browser').toEqual([]);
    },
    { auto: true },
  ],
});
