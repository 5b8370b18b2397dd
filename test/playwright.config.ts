import { defineConfig } from '@playwright/test';
import { findChromium, HOW_TO } from './support/chromium.ts';
import { chromiumArgs } from './support/chromiumArgs.ts';

const executablePath = findChromium();
if (executablePath === undefined) throw new Error(HOW_TO);

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A test that needs a second try is a bug in the test or in the app.
  retries: 0,
  workers: 2,
  // Two slow cores that do other things as well: a limit is there for what hangs, not for what is slow.
  timeout: 180_000,
  // Far above what they take; a hung browser must not hold a build for hours.
  globalTimeout: 1_800_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath, args: chromiumArgs },
    // A phone, as most people here hold one.
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
  },
});
