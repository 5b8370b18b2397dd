/** Flags as those see them who answer. */
import { expect, type Page, test } from '@playwright/test';
import { FLAGGED } from '../support/demoStory.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';
import { type Visitor, visitor } from '../support/visitors.ts';

let plimsoll: Plimsoll;
let lead: Visitor;
test.beforeAll(async ({ browser }) => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
  lead = await visitor(browser, plimsoll.links[1]!);
});
test.afterAll(async () => {
  await lead?.context.close();
  await plimsoll?.remove();
});

const names = (page: Page) => page.getByRole('main').getByRole('heading', { level: 3 });
const badge = (page: Page) => page.getByRole('navigation').getByRole('link', { name: /Flags/ });

test('a lead answers what waits, and a manager sees it', async ({ browser }) => {
  test.setTimeout(180_000);

  await test.step('the flag that waits longest is answered first', async () => {
    const { page } = lead;
    await page.goto(`${plimsoll.origin}/inbox`);
    await expect(names(page)).toHaveText(['Jonas Weber', 'Sofia Rossi']);
    await expect(badge(page)).toHaveAccessibleName('Flags, 2 waiting for you');
  });

  await test.step('more time: the dates of the tasks named move, and can be moved back', async () => {
    const { page } = lead;
    await page.goto(`${plimsoll.origin}/inbox`);
    await page.getByRole('button', { name: 'Extend' }).first().click();
    const sheet = page.getByRole('dialog', { name: 'More time' });
    await expect(sheet.getByRole('button', { name: 'Move the dates' })).toBeDisabled();
    await sheet
      .getByRole('button', { name: new RegExp(`^${FLAGGED}: `) })
      .last()
      .click();
    await sheet.getByRole('button', { name: 'Move the dates' }).click();
    await expect(page.getByText('1 date moved')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Extend' }).first().click();
    await expect(sheet.getByRole('button', { pressed: true })).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  await test.step('a reply says something, and takes the flag off what waits', async () => {
    const { page } = lead;
    await page.goto(`${plimsoll.origin}/inbox`);
    await page.getByRole('button', { name: 'Reply' }).first().click();
    await page.getByRole('button', { name: 'Send reply' }).click();
    await expect(page.getByText('A reply says something.')).toBeVisible();
    await page.getByLabel('What Jonas Weber reads').fill('Ruth comes over on Tuesday');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await expect(badge(page)).toHaveAccessibleName('Flags, 1 waiting for you');
    await expect(names(page).first()).toHaveText('Sofia Rossi');
  });

  await test.step('a flag that was seen is still up until it is resolved', async () => {
    const { page } = lead;
    await page.goto(`${plimsoll.origin}/inbox`);
    await page.getByRole('button', { name: 'Seen' }).click();
    await expect(page.getByText('Nothing waits for you')).toBeVisible();
    await expect(names(page)).toHaveText(['Jonas Weber', 'Sofia Rossi']);
    await page.getByRole('button', { name: 'Resolve' }).first().click();
    await page.getByLabel('What was done, if you like').fill('Two tasks moved to Ruth');
    await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
    await expect(names(page)).toHaveText(['Sofia Rossi']);
    await expect(page.getByText('Two tasks moved to Ruth')).toBeVisible();
  });

  await test.step('a manager sees which flags are up where leads answer them', async () => {
    const manager = await visitor(browser, plimsoll.links[2]!);
    await manager.page.goto(`${plimsoll.origin}/inbox`);
    await manager.page.getByRole('link', { name: /Sofia Rossi/ }).click();
    await expect(manager.page.getByText('No access card for the plant room.')).toBeVisible();
    await manager.context.close();
  });
});
