import { expect, type Page, test } from '@playwright/test';
import { LEAD, MEMBER, signIn } from '../support/memberPhone.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';

let plimsoll: Plimsoll;
test.beforeEach(async () => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
});
test.afterEach(() => plimsoll.remove());

/** The first day of the strip's next week, a Monday on which the demo's member works. */
async function nextWeek(page: Page) {
  await page.goto(`${plimsoll.origin}/availability`);
  await page.getByRole('button', { name: 'Next week' }).click();
  return page.getByRole('group', { name: 'Days of the week' }).getByRole('button');
}

test('three hours on a Monday, every week, leave a holiday in between as it was', async ({ context }) => {
  const page = await signIn(context, plimsoll, MEMBER);
  const days = await nextWeek(page);
  await page.getByRole('button', { name: 'Next week' }).click();

  await test.step('a week off, two weeks from now', async () => {
    await days.first().click();
    await page.getByRole('button', { name: 'Time off over several days' }).click();
    const from = await page.getByLabel('First day').inputValue();
    const to = new Date(Date.parse(from) + 4 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Last day').fill(to);
    await page.getByLabel('Reason').fill('Visiting Nana');
    await page.getByRole('button', { name: 'Save time off' }).click();
    await expect(days.first()).toHaveAccessibleName(/: away$/);
  });

  await test.step('and short Mondays from next week on', async () => {
    await page.getByRole('button', { name: 'Week before' }).click();
    await days.first().click();
    await page.getByRole('radio', { name: /Custom/ }).check();
    const hours = page.getByRole('spinbutton', { name: 'Hours' });
    while ((await hours.textContent()) !== '3 h') await hours.press('ArrowDown');
    await page.getByLabel('Repeat').selectOption('Every week');
    await page.getByRole('button', { name: 'Save Monday' }).click();
    await expect(days.first()).toHaveAccessibleName(/: 3 h$/);
    await page.getByRole('button', { name: 'Next week' }).click();
    await expect(days.first()).toHaveAccessibleName(/: away$/);
    await page.getByRole('button', { name: 'Next week' }).click();
    await expect(days.first()).toHaveAccessibleName(/: 3 h$/);
  });
});

test('the reason stays with the person and their lead', async ({ browser }) => {
  const page = await signIn(await browser.newContext(), plimsoll, MEMBER);
  const days = await nextWeek(page);
  await days.first().click();
  await page.getByRole('radio', { name: /^Away/ }).check();
  await page.getByRole('radio', { name: 'Part of it' }).check();
  await page.getByLabel('From').fill('13:00');
  await page.getByLabel('To', { exact: true }).fill('12:00');
  await expect(page.getByText('The end has to come after the start.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save Monday' })).toBeDisabled();
  await page.getByLabel('To', { exact: true }).fill('15:00');
  await page.getByLabel('Reason').fill('Dentist');
  await page.getByRole('button', { name: 'Save Monday' }).click();
  await expect(page.getByText(/^Away 13:00–15:00$/)).toBeVisible();
  await expect(page.getByLabel('Reason')).toHaveValue('Dentist');
});

test('a working week that begins later is announced, and can be taken back', async ({ context }) => {
  const page = await signIn(context, plimsoll, MEMBER);
  await page.goto(`${plimsoll.origin}/availability`);
  await page.getByRole('button', { name: /^Edit/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Working week' });
  const inThirtyDays = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await sheet.getByLabel('From').fill(inThirtyDays);
  await sheet.getByRole('spinbutton', { name: 'Monday' }).press('Home');
  await expect(sheet.getByText('22.5 h a week')).toBeVisible();
  await sheet.getByRole('button', { name: 'Save working week' }).click();
  await expect(page.getByText(/^22.5 h from /)).toBeVisible();
  await expect(page.getByText('Your week: 30 h, Fri off').first()).toBeVisible();
  await page.getByRole('button', { name: /^Edit/ }).click();
  await sheet.getByRole('button', { name: 'Take back' }).first().click();
  await expect(page.getByText(/^22.5 h from /)).toHaveCount(0);
});

test('last week can be copied, and only days that differ are said again', async ({ context }) => {
  const page = await signIn(context, plimsoll, MEMBER);
  const days = await nextWeek(page);
  await days.nth(1).click();
  await page.getByRole('radio', { name: /Half/ }).check();
  await page.getByRole('button', { name: 'Save Tuesday' }).click();
  await page.getByRole('button', { name: 'Next week' }).click();
  const before = await days.nth(1).getAttribute('aria-label');
  await page.getByRole('button', { name: 'Copy last week' }).click();
  await expect(days.nth(1)).toHaveAccessibleName(/: 3.75 h$/);
  await expect(days.nth(1)).not.toHaveAccessibleName(before ?? '');
});

test('a lead sees the absence of a member and its reason', async ({ browser }) => {
  const member = await signIn(await browser.newContext(), plimsoll, MEMBER);
  const lead = await signIn(await browser.newContext(), plimsoll, LEAD);
  await lead.getByRole('link', { name: /^Amira Khalil/ }).click();
  await expect(lead.getByRole('heading', { name: 'Amira Khalil' })).toBeVisible();
  const days = await nextWeek(member);
  await days.first().click();
  await member.getByRole('radio', { name: /^Away/ }).check();
  await member.getByLabel('Reason').fill('Moving house');
  await member.getByRole('button', { name: 'Save Monday' }).click();
  await expect(lead.getByText('Moving house')).toBeVisible();
});
