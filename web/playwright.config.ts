import { defineConfig, devices } from '@playwright/test';

/** What is tagged for one size runs on the other only when all pictures are wanted. */
const everySize = Boolean(process.env.PICTURES);

/** The tests drive the Chromium of the system, so that nothing is downloaded beside the packages. */
export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // Patience costs nothing where all is well, and a slow machine is no defect.
  timeout: 240_000,
  expect: { timeout: 60_000, toPass: { timeout: 90_000 } },
  reporter: [['list']],
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 60_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // Chromium has no sandbox for root.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    {
      name: 'desktop',
      grepInvert: everySize ? undefined : /@phone/,
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'phone',
      grepInvert: everySize ? undefined : /@desktop/,
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
    },
  ],
});
