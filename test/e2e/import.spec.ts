/** A tracker's export comes in. */
import { expect, type Page, test } from '@playwright/test';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';
import { type Visitor, visitor } from '../support/visitors.ts';

// One server and one browser for all: each test finds its own way, none needs another's.
test.describe.configure({ mode: 'default' });

let plimsoll: Plimsoll;
let admin: Visitor;
test.beforeAll(async ({ browser }) => {
  plimsoll = await startPlimsoll({ links: 1 });
  admin = await visitor(browser, plimsoll.links[0]!);
});
test.afterAll(async () => {
  await admin?.context.close();
  await plimsoll?.remove();
});

const TASKS = `Ref,Summary,Assignee,State,Original estimate,Due date,Squad
A-1,Paint the hull,Zoe Adler,Open,12,2027-01-15,Deck
A-2,Weld the rail,Zoe Adler,MOORED,3,2027-01-20,Deck
A-3,Rig the mast,Max Sund,Open,5,2027-13-40,Deck
A-4,Fetch rope,Max Sund,Done,1,2026-11-01,Deck
`;

/** No date shows whether its day or its month comes first. */
const BOTH_WAYS = `Key,Title,Status,Due date
B-1,Coil ropes,Open,03/04/2027
`;

async function choose(page: Page, text: string | Buffer, name = 'tasks.csv'): Promise<void> {
  await page.goto(`${plimsoll.origin}/import`);
  await page
    .getByLabel(/Choose a CSV file/)
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

const figure = (page: Page, name: string) =>
  page
    .getByRole('definition')
    .and(page.locator(`dt:has-text("${name}") + dd, dd:has(+ dt:has-text("${name}"))`));

test('a file is looked at before anything is written: every row that stays out has its line and its reason', async () => {
  const { page } = admin;
  await choose(page, TASKS);
  // No column is called Key, so it has to be said.
  await expect(page.getByText('The file was not taken, and nothing was written.')).toBeVisible();
  await page.getByLabel('Key *').selectOption('Ref');
  await expect(page.getByRole('button', { name: 'Import 2 tasks' })).toBeVisible();
  await expect(figure(page, 'not readable')).toHaveText('1');
  await expect(figure(page, 'status unknown')).toHaveText('1');
  await expect(page.getByText('1 row with a status Plimsoll does not know: MOORED (1).')).toBeVisible();
  await expect(page.getByText('Line 3 · nobody said what this status means')).toBeVisible();
  await expect(page.getByText('Line 4 · not a date')).toBeVisible();
  await expect(page.getByText('2027-13-40')).not.toHaveCount(0);
  await expect(page.getByLabel('Title *')).toHaveValue('Summary');
  await expect(page.getByLabel('Team', { exact: true })).toHaveValue('Squad');

  await page.getByLabel('MOORED').selectOption({ label: 'open' });
  await expect(page.getByRole('button', { name: 'Import 3 tasks' })).toBeVisible();
  await expect(figure(page, 'status unknown')).toHaveCount(0);
  await page.goto(`${plimsoll.origin}/setup/people`);
  await expect(page.getByRole('link', { name: /Zoe Adler/ })).toHaveCount(0);
});

test('dates that can be read both ways wait for someone to say how', async () => {
  const { page } = admin;
  await choose(page, BOTH_WAYS);
  await expect(page.getByText('Line 2 · day or month first?')).toBeVisible();
  const monthFirst = page.getByRole('radio', { name: 'March 4' });
  await expect(monthFirst).not.toBeChecked();
  await expect(page.getByRole('radio', { name: '3 April' })).not.toBeChecked();
  await monthFirst.check();
  await expect(page.getByRole('button', { name: 'Import 1 task' })).toBeEnabled();
  await expect(monthFirst).toBeChecked();
});

test('committed, it is in; imported again, nothing comes twice', async () => {
  const { page } = admin;
  for (const time of ['first', 'second']) {
    await choose(page, TASKS);
    await page.getByLabel('Key *').selectOption('Ref');
    await expect(page.getByRole('button', { name: 'Import 2 tasks' })).toBeVisible();
    if (time === 'second') {
      await expect(page.getByText('Everything in it is here already.')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Import 2 tasks' })).toBeDisabled();
      continue;
    }
    await page.getByRole('button', { name: 'Import 2 tasks' }).click();
    await expect(page.getByText('It is in.')).toBeVisible();
    await expect(page.getByText('Tasks: 2 new')).toBeVisible();
    await page.getByRole('link', { name: 'See the load' }).click();
    await expect(page.getByRole('grid')).toContainText('Zoe Adler');
  }
});

test('files that cannot be read are refused in plain words', async () => {
  const { page } = admin;
  await choose(page, Buffer.from('PK\u0003\u0004…'), 'tasks.xlsx.csv');
  await expect(page.getByText(/This is a spreadsheet, not a CSV file/)).toBeVisible();
  await choose(page, '\n\n');
  await expect(page.getByText('The file is empty.')).toBeVisible();
  await choose(page, 'Colour,Shape\nred,round\n');
  await expect(page.getByText('The file was not taken, and nothing was written.')).toBeVisible();
});

test('without signal nothing is written, and that is said', async () => {
  const { context, page } = admin;
  await page.goto(`${plimsoll.origin}/import`);
  await expect(page.getByText('Choose a CSV file')).toBeVisible();
  await context.setOffline(true);
  await page
    .getByLabel(/Choose a CSV file/)
    .setInputFiles({ name: 'tasks.csv', mimeType: 'text/csv', buffer: Buffer.from(TASKS) });
  await expect(page.getByText(/Importing needs signal/)).toBeVisible();
  await context.setOffline(false);
});
