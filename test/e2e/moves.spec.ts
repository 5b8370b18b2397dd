/** Work that goes from one to another, by hand. */
import { expect, test } from '@playwright/test';
import { WAITING } from '../support/demoStory.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';
import { type Visitor, visitor } from '../support/visitors.ts';

// One server and one browser for all: each test finds its own way, none needs another's.
test.describe.configure({ mode: 'default' });

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

test('work that nobody has goes to whoever has most room, without signal too, and comes back', async () => {
  const { context, page } = lead;
  // Seen once, room is known without signal.
  await page.goto(`${plimsoll.origin}/load`);
  await expect(page.getByRole('grid')).toBeVisible();
  await page.getByRole('link', { name: 'Moves' }).click();
  const give = page.getByRole('button', { name: `Give to… ${WAITING}` });
  await expect(give).toBeVisible();
  await context.setOffline(true);
  await give.click();
  const people = page.getByRole('list', { name: 'Most room first' }).getByRole('button');
  await expect(people.first()).toContainText(/of room/);
  const rooms = await people.filter({ hasText: /of room/ }).allTextContents();
  expect(rooms.length).toBeGreaterThan(2);
  await page.getByLabel('Find a person').fill('leo');
  await expect(people).toHaveCount(1);
  await people.click();

  await expect(give).toHaveCount(0);
  const recent = page.getByText(/nobody → Léo Martin/);
  await expect(recent).toBeVisible();
  await expect(page.getByRole('main').getByText('On this phone')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('main').getByText(/^Received/)).toBeVisible();

  await page.getByRole('button', { name: `Undo: ${WAITING}` }).click();
  await expect(give).toBeVisible();
  await expect(page.getByText(/Léo Martin → nobody/)).toBeVisible();
});

test('someone beyond the lead’s teams has to agree, and that is said before anything moves', async () => {
  const { page } = lead;
  await page.goto(`${plimsoll.origin}/moves`);
  await page.getByRole('button', { name: `Give to… ${WAITING}` }).click();
  // Ruth works on a project of this lead's, but this task belongs to the team.
  await page.getByLabel('Find a person').fill('ruth');
  const ruth = page.getByRole('button', { name: /^Ruth Okafor/ });
  await expect(ruth).toContainText('has to agree');
  await ruth.click();
  await expect(page.getByRole('alert')).toContainText('they have to agree first');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: `Give to… ${WAITING}` })).toBeVisible();
});

test('a task for somebody else: theirs at once', async () => {
  const { page } = lead;
  await page.goto(`${plimsoll.origin}/moves`);
  await page.getByRole('button', { name: 'Add a task' }).click();
  await page.getByRole('button', { name: 'Add task' }).click();
  await expect(page.getByText('It needs a name.')).toBeVisible();
  await page.getByLabel('What has to be done').fill('Fetch the crane');
  await page.getByLabel('Who does it').selectOption({ label: 'Léo Martin' });
  await page.getByLabel('Estimate, in hours').fill('40:30');
  await page.getByRole('button', { name: 'Add task' }).click();
  // Closed, it is on this phone: before that a page that goes away takes it along.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto(`${plimsoll.origin}/load`);
  await page
    .getByRole('grid')
    .getByRole('link', { name: /Léo Martin/ })
    .click();
  const task = page.getByRole('button', { name: 'Move work: Fetch the crane' });
  await expect(task).toContainText('40.5 h');
});
