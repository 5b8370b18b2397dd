import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { axeFaults } from '../support/axeFaults.ts';
import { SECOND } from '../support/demoStory.ts';
import { LEAD, MEMBER, signIn } from '../support/memberPhone.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';

let plimsoll: Plimsoll;
test.beforeEach(async () => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
});
test.afterEach(() => plimsoll.remove());

/** The same person on a second device, by the link that the first one makes. */
async function secondDevice(page: Page, browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  await page.goto(`${plimsoll.origin}/me`);
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Link for your other device').inputValue();
  const context = await browser.newContext();
  return { context, page: await signIn(context, { ...plimsoll, links: [link] }, MEMBER) };
}

/** Monday of next week, on which the demo's member works, opened in *Availability*. */
async function nextMonday(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Availability', exact: true }).click();
  await page.getByRole('button', { name: 'Next week' }).click();
  await page.getByRole('group', { name: 'Days of the week' }).getByRole('button').first().click();
}

async function openOutbox(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Outbox and recent/ }).click();
  await expect(page.getByRole('heading', { name: 'Outbox & recent', level: 1 })).toBeVisible();
}

/** The server has what was written on this device, this last. A header may still tell of the time before. */
async function arrived(page: Page, detail: string | RegExp): Promise<void> {
  await openOutbox(page);
  await expect(page.getByText(detail).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Waiting' })).toHaveCount(0);
}

async function dueOn(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: 'Reschedule' }).click();
  const sheet = page.getByRole('dialog', { name: 'New date' });
  await sheet.getByRole('radio', { name: 'Another day' }).check();
  await sheet.getByLabel('Due on').last().fill(day);
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet).toHaveCount(0);
}

test('what a person said first and sent last is shown beside their newer word, and either can count', async ({
  browser,
}) => {
  const phone = await browser.newContext();
  const page = await signIn(phone, plimsoll, MEMBER);
  const other = await secondDevice(page, browser);

  await test.step('away on Monday, without signal', async () => {
    await phone.setOffline(true);
    await nextMonday(page);
    await page.getByRole('radio', { name: /^Away/ }).check();
    await page.getByRole('button', { name: 'Save Monday' }).click();
    await expect(page.getByRole('link', { name: /1 waiting/ })).toBeVisible();
  });

  await test.step('then, on the other device, half of it', async () => {
    await nextMonday(other.page);
    await other.page.getByRole('radio', { name: /^Half/ }).check();
    await other.page.getByRole('button', { name: 'Save Monday' }).click();
    await arrived(other.page, /50 % of the day/);
  });

  await test.step('the phone tells of both, and asks no alarm of it', async () => {
    await openOutbox(page);
    await phone.setOffline(false);
    await expect(page.getByRole('heading', { name: 'You said two things' })).toBeVisible();
    await expect(page.getByRole('link', { name: /needs you/ })).toHaveCount(0);
    const [mine, newer] = await page.locator('dl').locator('div').all();
    await expect(mine!).toContainText(/^You \d\d:\d\d, this phoneaway$/);
    await expect(newer!).toContainText(/^You \d\d:\d\d, another device/);
    await expect(newer!).toContainText(/% of the day/);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFaults(page), colorScheme).toEqual([]);
    }
  });

  await test.step('without signal the first word is said again, and counts everywhere', async () => {
    await phone.setOffline(true);
    await page.getByRole('button', { name: 'Use mine' }).click();
    await expect(page.getByRole('heading', { name: 'You said two things' })).toHaveCount(0);
    await expect(page.getByText('On this phone')).toBeVisible();
    await phone.setOffline(false);
    await arrived(page, /away/);
    await nextMonday(other.page);
    const days = other.page.getByRole('group', { name: 'Days of the week' });
    await expect(days.getByRole('button').first()).toHaveAccessibleName(/: away$/);
  });
});

test('the newer word stays when its author says so, and the choice is not asked again', async ({
  browser,
}) => {
  const phone = await browser.newContext();
  const page = await signIn(phone, plimsoll, MEMBER);
  const other = await secondDevice(page, browser);
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await phone.setOffline(true);
  await page.getByRole('button', { name: 'Busy' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await other.page.getByRole('button', { name: 'Reduced' }).click();
  await other.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await arrived(other.page, 'reduced');
  await openOutbox(page);
  await phone.setOffline(false);
  await expect(page.locator('dl')).toContainText(/busy/);
  await expect(page.locator('dl')).toContainText(/reduced/);
  await page.getByRole('button', { name: 'Keep the newer' }).click();
  await expect(page.locator('dl')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('you said something else later')).toBeVisible();
  await expect(page.locator('dl')).toHaveCount(0);
});

test('a date that a lead replaces without having seen it goes back to whoever set it', async ({
  browser,
}) => {
  const page = await signIn(await browser.newContext(), plimsoll, MEMBER);
  const leads = await browser.newContext();
  const lead = await signIn(leads, plimsoll, LEAD);
  await page.getByRole('link', { name: 'Tasks', exact: true }).click();
  await page.getByRole('link', { name: SECOND }).click();
  const { pathname } = new URL(page.url());
  await lead.goto(`${plimsoll.origin}${pathname}`);
  await expect(lead.getByRole('button', { name: 'Reschedule' })).toBeVisible();

  await test.step('the lead writes without signal, while the member’s word is received', async () => {
    await leads.setOffline(true);
    await dueOn(page, '2031-03-14');
    await arrived(page, /due 14 Mar/);
    await dueOn(lead, '2031-03-21');
    await leads.setOffline(false);
  });

  await test.step('the member hears who, when and what, and says theirs again', async () => {
    await expect(page.getByRole('link', { name: /1 needs you/ })).toBeVisible();
    await openOutbox(page);
    const [mine, theirs] = await page.locator('dl').locator('div').all();
    await expect(mine!).toContainText(/^You \d\d:\d\d, this phone\w+ 14 Mar$/);
    await expect(theirs!).toContainText(/\d\d:\d\d\w+ 21 Mar$/);
    await expect(page.getByText(/wrote this without having seen yours/)).toBeVisible();
    await page.getByRole('button', { name: 'Use mine' }).click();
    await expect(page.locator('dl')).toHaveCount(0);
    await arrived(page, /due 14 Mar/);
  });

  await test.step('which the lead, who has seen theirs replaced knowingly, sees', async () => {
    await expect(lead.getByText('14 Mar 2031')).toBeVisible();
    await expect(lead.getByRole('link', { name: /needs you/ })).toHaveCount(0);
  });
});

test('hours on a task that was finished meanwhile are kept, and can still be said', async ({ browser }) => {
  const phone = await browser.newContext();
  const page = await signIn(phone, plimsoll, MEMBER);
  const lead = await signIn(await browser.newContext(), plimsoll, LEAD);
  await page.getByRole('link', { name: 'Tasks', exact: true }).click();
  await page.getByRole('link', { name: SECOND }).click();
  const { pathname } = new URL(page.url());
  await phone.setOffline(true);
  await lead.goto(`${plimsoll.origin}${pathname}`);
  await lead.getByRole('button', { name: 'Done', exact: true }).click();
  await arrived(lead, SECOND);
  await page.getByRole('spinbutton', { name: 'Worked on it' }).press('ArrowUp');
  await page.getByRole('button', { name: 'Save progress' }).click();
  await phone.setOffline(false);
  await expect(page.getByRole('link', { name: /1 needs you/ })).toBeVisible();
  await openOutbox(page);
  await expect(page.locator('dl')).toContainText('30 min worked');
  await expect(page.locator('dl')).toContainText('done');
  await page.getByRole('button', { name: 'Open again, use mine' }).click();
  await expect(page.locator('dl')).toHaveCount(0);
  await arrived(page, /30 min worked/);
  await page.getByRole('link', { name: 'Tasks', exact: true }).click();
  await expect(page.getByRole('button', { name: `Done: ${SECOND}` })).toBeVisible();
});
