/** Every screen of leads, managers and admins, for those who see, hear and reach it in other ways. */
import { type Browser, expect, type Page, test } from '@playwright/test';
import { axeFaults } from '../support/axeFaults.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';
import { type Visitor, visitor } from '../support/visitors.ts';

// Hundreds of steps, of which the failing ones are named below.
test.use({ trace: 'off' });

let plimsoll: Plimsoll;
test.beforeAll(async () => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
});
test.afterAll(() => plimsoll?.remove());

interface Screen {
  path: string;
  /** Opens what lies behind a tap. */
  open?: (page: Page) => Promise<void>;
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

const LEAD: Screen[] = [
  { path: '/load' },
  {
    path: '/load',
    open: (page) => page.getByRole('gridcell').first().getByRole('button').click(),
  },
  { path: '/load?by=day' },
  { path: '/load?view=list' },
  { path: '/inbox' },
  { path: '/inbox', open: press('Extend') },
  { path: '/inbox', open: press('Reply') },
  { path: '/moves' },
  { path: '/moves', open: press(/^Give to…/) },
  { path: '/moves', open: press('Add a task') },
  { path: '/mine' },
  { path: '/mine', open: press(/Use another device/) },
];

const MANAGER: Screen[] = [
  { path: '/load', open: (page) => page.getByRole('grid').getByRole('link').first().click() },
  { path: '/load', open: press('Whose load') },
  { path: '/setup' },
  { path: '/setup/people' },
  { path: '/setup/people/new' },
  { path: '/setup/people', open: (page) => page.getByRole('link', { name: /Amira/ }).click() },
  { path: '/setup/teams' },
  { path: '/setup/teams', open: (page) => page.getByRole('link', { name: /Field North/ }).click() },
  { path: '/setup/projects' },
  { path: '/setup/projects', open: (page) => page.getByRole('link', { name: /Hospital wing C/ }).click() },
  { path: '/setup/skills' },
  { path: '/setup/settings' },
  { path: '/import' },
];

// Each pair of scheme and direction stands once at each width.
const LOOKS = [
  { width: 390, looks: [['light', 'ltr'] as const, ['dark', 'rtl'] as const] },
  { width: 1280, looks: [['dark', 'ltr'] as const, ['light', 'rtl'] as const] },
];

/** How much wider than the screen the page is (px), at the width it has and at the narrowest phone. */
async function beyond(page: Page): Promise<number[]> {
  const size = page.viewportSize()!;
  const measure = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const wide = await measure();
  if (size.width > 400) return [wide];
  await page.setViewportSize({ ...size, width: 320 });
  const narrow = await measure();
  await page.setViewportSize(size);
  return [wide, narrow];
}

/** Nothing moves or is being fetched any more, as far as the screen says. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByText(/Opening…|Fetching/)).toHaveCount(0);
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
}

async function comesIn(browser: Browser, link: number, refusals: string[]): Promise<Visitor> {
  const who = await visitor(browser, plimsoll.links[link]!);
  await who.context.exposeFunction('refused', (what: string) => refusals.push(what));
  await who.context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { refused: (what: string) => void }).refused(
        `${event.violatedDirective} at ${event.sourceFile}:${event.lineNumber}`,
      );
    });
  });
  return who;
}

for (const [who, link, screens] of [
  ['a lead', 1, LEAD],
  ['a manager', 2, MANAGER],
] as const) {
  test(`the screens of ${who} are for everyone, and obey the content policy`, async ({ browser }) => {
    // About a hundred audits.
    test.setTimeout(600_000);
    const refusals: string[] = [];
    const { context, page } = await comesIn(browser, link, refusals);
    const faults: string[] = [];
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const { width, looks } of LOOKS) {
      await page.setViewportSize({ width, height: 844 });
      for (const screen of screens) {
        await page.goto(`${plimsoll.origin}${screen.path}`);
        await expect(page.getByRole('main')).toBeVisible();
        await settled(page);
        await screen.open?.(page);
        await settled(page);
        for (const [colorScheme, dir] of looks) {
          await page.emulateMedia({ colorScheme });
          await page.evaluate((to) => {
            document.documentElement.dir = to;
          }, dir);
          const where = `${page.url()} ${width} ${colorScheme} ${dir}`;
          for (const fault of await axeFaults(page)) faults.push(`${where}: ${fault}`);
          for (const pixels of await beyond(page))
            if (pixels > 0) faults.push(`${where}: ${pixels} px too wide`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(refusals).toEqual([]);
    await context.close();
  });
}
