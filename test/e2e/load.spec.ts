/** The heatmap in a manager's and a lead's hands. */
import { expect, type Page, test } from '@playwright/test';
import { FIRST } from '../support/demoStory.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';
import { installed, type Visitor, visitor } from '../support/visitors.ts';

// One server and one browser for all: each test finds its own way, none needs another's.
test.describe.configure({ mode: 'default' });

let plimsoll: Plimsoll;
let manager: Visitor;
let lead: Visitor;
test.beforeAll(async ({ browser }) => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
  lead = await visitor(browser, plimsoll.links[1]!);
  manager = await visitor(browser, plimsoll.links[2]!);
});
test.afterAll(async () => {
  await manager?.context.close();
  await lead?.context.close();
  await plimsoll?.remove();
});

const grid = (page: Page) => page.getByRole('grid');
const firstPerson = (page: Page) => grid(page).getByRole('rowheader').first();
const cellOfFirst = (page: Page) => grid(page).getByRole('gridcell').first().getByRole('button');
/** Of the first person; on a Sunday it is the week to come that cannot be done. */
const farOver = (page: Page) =>
  grid(page)
    .getByRole('row', { name: /Zeynep Yılmaz/ })
    .getByRole('button', { name: /Zeynep Yılmaz, week of .*: .* far over: .* cannot be done in time/ });

test('the most loaded person is the first name one sees', async () => {
  const { page } = manager;
  await page.goto(`${plimsoll.origin}/load`);
  await expect(firstPerson(page)).toContainText('Zeynep Yılmaz');
  await expect(farOver(page)).toBeVisible();
  // The same in words, for those who listen or whose screen is narrow.
  await page.getByRole('button', { name: 'List' }).click();
  await expect(page.getByRole('main').getByRole('link').first()).toContainText(/Zeynep Yılmaz.*Over by/s);
  await page.getByRole('button', { name: 'List' }).click();
});

test('each part of the summary shows exactly the people it counts', async () => {
  const { page } = manager;
  await page.goto(`${plimsoll.origin}/load`);
  for (const part of [/(\d+) over/, /(\d+) ha(?:s|ve) room/, /(\d+) not reported/, /(\d+) flags? up/]) {
    const chip = page.getByRole('group', { name: 'Show only' }).getByRole('button', { name: part });
    const count = Number(part.exec((await chip.textContent()) ?? '')?.[1]);
    expect(count).toBeGreaterThan(0);
    await chip.click();
    await expect(grid(page).getByRole('rowheader')).toHaveCount(count);
    await chip.click();
  }
  await expect(grid(page).getByRole('rowheader')).toHaveCount(24);
});

test('a cell opens what it is made of, and leads to the person', async () => {
  const { page } = manager;
  await page.goto(`${plimsoll.origin}/load`);
  await farOver(page).click();
  const sheet = page.getByRole('dialog', { name: 'Zeynep Yılmaz' });
  await expect(sheet).toContainText(/cannot be done in time/);
  await expect(sheet).toContainText('Due then');
  await expect(sheet.getByText(/late by/).first()).toBeVisible();
  await sheet.getByRole('link', { name: 'Open Zeynep Yılmaz' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zeynep Yılmaz');
  await expect(page.getByText(/Over by .* by/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Two weeks' })).toBeVisible();
  // A manager carries someone's rows once they were opened: then their work can be moved.
  await expect(page.getByRole('button', { name: 'Move work', exact: true })).toBeVisible();
});

test('the grid is one stop for Tab, arrows move inside it, and closing a sheet comes back to the cell', async () => {
  const { page } = manager;
  await page.goto(`${plimsoll.origin}/load`);
  await firstPerson(page).getByRole('link').focus();
  await page.keyboard.press('ArrowRight');
  await expect(cellOfFirst(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(cellOfFirst(page)).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(grid(page).getByRole('row').last().getByRole('button').last()).toBeFocused();
  // Past the last column shown, the next weeks come.
  const before = await grid(page).getByRole('columnheader').last().textContent();
  await page.keyboard.press('ArrowRight');
  await expect(grid(page).getByRole('columnheader').last()).not.toHaveText(before ?? '');
});

test('weeks and days leaf on by arrows', async () => {
  const { page } = manager;
  await page.goto(`${plimsoll.origin}/load`);
  await expect(grid(page).getByRole('columnheader')).toHaveCount(6);
  await expect(page.getByRole('button', { name: 'Earlier' })).toBeDisabled();
  const first = grid(page).getByRole('columnheader').nth(1);
  const thisWeek = (await first.textContent()) ?? '';
  await page.getByRole('button', { name: 'Later' }).click();
  await expect(first).not.toHaveText(thisWeek);
  await page.getByRole('button', { name: 'Earlier' }).click();
  await expect(first).toHaveText(thisWeek);
  await page.getByRole('button', { name: 'Columns: Weeks' }).click();
  await expect(grid(page).getByRole('columnheader')).toHaveCount(8);
});

test('a manager looks at one team, a lead only at their own people', async () => {
  const { page } = manager;
  await page.goto(`${plimsoll.origin}/load`);
  await page.getByRole('button', { name: 'Whose load' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Field South' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Field South');
  await expect(grid(page).getByRole('rowheader')).toHaveCount(8);
  await lead.page.goto(`${plimsoll.origin}/load`);
  await expect(firstPerson(lead.page)).toContainText('Amira Khalil');
  await expect(grid(lead.page)).not.toContainText('Zeynep Yılmaz');
});

test('an open heatmap follows what somebody else changes', async () => {
  const open = lead.page;
  await open.goto(`${plimsoll.origin}/load`);
  const cells = grid(open)
    .getByRole('row', { name: /Amira Khalil/ })
    .getByRole('button');
  await expect(cells.first()).toBeVisible();
  const figures = () => cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('aria-label')));
  const before = await figures();
  expect(before.join()).toContain('Amira Khalil, week of');

  const { page } = manager;
  await page.goto(`${plimsoll.origin}/load`);
  await grid(page)
    .getByRole('link', { name: /Amira Khalil/ })
    .click();
  await page.getByRole('button', { name: `Move work: ${FIRST}` }).click();
  await page.getByRole('button', { name: /^Ruth Okafor/ }).click();
  await expect.poll(figures, { timeout: 5000 }).not.toEqual(before);
});

test('without signal the last figures stay, and say how old they are', async () => {
  const { context, page } = lead;
  await page.goto(`${plimsoll.origin}/load`);
  await expect(grid(page)).toContainText('Amira Khalil');
  await installed(page);
  // What was on the screen is kept a moment later; until then a cold opening would not find it.
  await expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).length), { timeout: 5000 })
    .toBeGreaterThan(0);
  await page.goto(`${plimsoll.origin}/mine`);
  await page.goto(`${plimsoll.origin}/load`);
  await expect(grid(page)).toContainText('Amira Khalil');
  await context.setOffline(true);
  await page.goto(`${plimsoll.origin}/load`);
  await expect(page.getByText(/No signal. These are the last figures/)).toBeVisible();
  // A refresh that failed must not take them from the next opening.
  for (let again = 0; again < 2; again += 1) {
    await page.goto(`${plimsoll.origin}/load`);
    await expect(page.getByText(/No signal. These are the last figures/)).toBeVisible();
  }
  await expect(grid(page)).toContainText('Amira Khalil');
  await context.setOffline(false);
  await expect(page.getByText(/No signal/)).toHaveCount(0);
});
