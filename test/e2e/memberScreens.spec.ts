import { expect, type Page, test } from '@playwright/test';
import { axeFaults } from '../support/axeFaults.ts';
import { MEMBER, refusedByPolicy, signIn } from '../support/memberPhone.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';

let plimsoll: Plimsoll;
test.beforeEach(async () => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
});
test.afterEach(() => plimsoll.remove());

/** A member's screens, some with a sheet open. */
const SCREENS: { path: string; open?: (page: Page) => Promise<void> }[] = [
  { path: '/today', open: (page) => page.getByRole('button', { name: 'Reduced', exact: true }).click() },
  { path: '/tasks' },
  {
    path: '/tasks',
    open: (page) =>
      page
        .getByRole('link', { name: /h left/ })
        .first()
        .click(),
  },
  { path: '/tasks/new' },
  { path: '/availability', open: (page) => page.getByRole('button', { name: /^Edit/ }).click() },
  { path: '/flags' },
  { path: '/outbox' },
  { path: '/me' },
];

/** What sticks out sideways, at the width it has and at the narrowest phone. */
async function tooWide(page: Page): Promise<string[]> {
  const size = page.viewportSize()!;
  const wide = await sideways(page);
  if (size.width > 400) return wide;
  await page.setViewportSize({ ...size, width: 320 });
  const narrow = await sideways(page);
  await page.setViewportSize(size);
  return [...wide, ...narrow];
}

const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const parts = [document.documentElement, ...document.querySelectorAll('main, dialog')];
    return parts.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.tagName);
  });

// Each pair of scheme and direction stands once at each width.
const LOOKS = [
  { width: 390, looks: [['light', 'ltr'] as const, ['dark', 'rtl'] as const] },
  { width: 1280, looks: [['dark', 'ltr'] as const, ['light', 'rtl'] as const] },
];

for (const { width, looks } of LOOKS) {
  test(`a member’s screens are usable by everyone, ${width} wide`, async ({ browser }) => {
    test.slow();
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      viewport: { width, height: 800 },
      isMobile: false,
    });
    const page = await signIn(context, plimsoll, MEMBER);
    const refused = await refusedByPolicy(page);
    for (const { path, open } of SCREENS) {
      await page.goto(`${plimsoll.origin}${path}`);
      await expect(page.getByText(/Received \d/).first()).toBeVisible();
      await open?.(page);
      for (const [colorScheme, dir] of looks) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate((direction) => {
          document.documentElement.dir = direction;
        }, dir);
        expect(await axeFaults(page), `${path} ${colorScheme} ${dir}`).toEqual([]);
        expect(await tooWide(page), `${path} ${colorScheme} ${dir}`).toEqual([]);
      }
    }
    expect(refused).toEqual([]);
  });
}

test('with the keyboard alone, a person gets past the header and through a sheet and back', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: false });
  const page = await signIn(context, plimsoll, MEMBER);
  await page.goto(`${plimsoll.origin}/today`);
  await expect(page.getByText(/^Over by/)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  const busy = page.getByRole('button', { name: 'Busy', exact: true });
  for (
    let press = 0;
    press < 20 && !(await busy.evaluate((each) => each === document.activeElement));
    press += 1
  )
    await page.keyboard.press('Tab');
  await expect(busy).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Busy until when?' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(busy).toBeFocused();
});
