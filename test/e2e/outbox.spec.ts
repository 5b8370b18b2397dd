import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { FIRST, SECOND } from '../support/demoStory.ts';
import { LEAD, MEMBER, openCold, signIn } from '../support/memberPhone.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';

let plimsoll: Plimsoll;
test.beforeEach(async () => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
});
test.afterEach(() => plimsoll.remove());

async function openOutbox(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Outbox and recent/ }).click();
}

test('what the server does not take waits for its author with its words, and nothing behind it waits', async ({
  browser,
}) => {
  const phone = await browser.newContext();
  const page = await signIn(phone, plimsoll, MEMBER);
  const lead = await signIn(await browser.newContext(), plimsoll, LEAD);
  await page.getByRole('link', { name: 'Tasks', exact: true }).click();
  await page.getByRole('link', { name: SECOND }).click();
  await phone.setOffline(true);

  await test.step('the lead gives the task to someone else meanwhile', async () => {
    await lead.getByRole('link', { name: /^Amira Khalil/ }).click();
    await lead.getByRole('button', { name: `Move work: ${SECOND}` }).click();
    await lead.getByRole('button', { name: /^Ruth Okafor/ }).click();
  });

  await test.step('the member reports on it, and on something else', async () => {
    await page.getByRole('spinbutton', { name: 'Worked on it' }).press('ArrowUp');
    await page.getByRole('button', { name: 'Save progress' }).click();
    await page.getByRole('link', { name: 'Today', exact: true }).click();
    await page.getByRole('radio', { name: 'Comfortable' }).check();
    await phone.setOffline(false);
    await expect(page.getByRole('link', { name: /1 needs you/ })).toBeVisible();
  });

  await test.step('the one needs them, the other is received', async () => {
    await page.getByRole('link', { name: /1 needs you/ }).click();
    await expect(page.getByText(/went to someone else before yours arrived/)).toBeVisible();
    await expect(page.locator('dl')).toContainText('30 min worked');
    await expect(page.locator('dl')).toContainText('no longer yours');
    await expect(page.getByText('2 of 5')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Use mine' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Discard mine' }).click();
    await expect(page.locator('dl')).toHaveCount(0);
  });
});

test('unsent work can be taken along as a file, and what was done can be undone from the list', async ({
  context,
}) => {
  let page = await signIn(context, plimsoll, MEMBER);
  await context.setOffline(true);
  page = await openCold(page, '/tasks');
  await page.getByRole('button', { name: `Done: ${FIRST}` }).click();
  await page.getByRole('link', { name: /1 waiting/ }).click();
  await expect(page.getByText(FIRST, { exact: true })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save unsent work as a file' }).click();
  const file = await (await download).path();
  expect(readFileSync(file, 'utf8')).toContain('task.finish');
  await page.getByRole('button', { name: /^Undo: Done/ }).click();
  await page.getByRole('link', { name: 'Tasks', exact: true }).click();
  await expect(page.getByRole('button', { name: `Done: ${FIRST}` })).toBeVisible();
});

test('unsent work that another device brought along counts once, also when the first one is back', async ({
  browser,
}) => {
  const phone = await browser.newContext();
  const page = await signIn(phone, plimsoll, MEMBER);
  await page.goto(`${plimsoll.origin}/me`);
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Link for your other device').inputValue();
  const other = await signIn(await browser.newContext(), { ...plimsoll, links: [link] }, MEMBER);

  await page.getByRole('link', { name: 'Tasks', exact: true }).click();
  await page.getByRole('link', { name: SECOND }).click();
  const { pathname } = new URL(page.url());
  await phone.setOffline(true);
  await page.getByRole('spinbutton', { name: 'Worked on it' }).press('ArrowUp');
  await page.getByRole('button', { name: 'Save progress' }).click();
  await page.getByRole('link', { name: /1 waiting/ }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save unsent work as a file' }).click();
  const file = await (await download).path();

  await test.step('the other device sends it', async () => {
    await openOutbox(other);
    await other.getByLabel('Bring back unsent work from a file').setInputFiles(file);
    await expect(other.getByText('1 brought back')).toBeVisible();
    await expect(other.getByText(/30 min worked/)).toBeVisible();
    await expect(other.getByRole('heading', { name: 'Waiting' })).toHaveCount(0);
    await other.getByLabel('Bring back unsent work from a file').setInputFiles(file);
    await expect(other.getByText('All of it is here already')).toBeVisible();
  });

  await test.step('and the phone, back again, adds nothing to it', async () => {
    await phone.setOffline(false);
    await expect(page.getByRole('heading', { name: 'Waiting' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: /needs you/ })).toHaveCount(0);
    await page.goto(`${plimsoll.origin}${pathname}`);
    await other.goto(`${plimsoll.origin}${pathname}`);
    const worked = (on: typeof page) => on.locator('dl dd').last();
    await expect(worked(other)).toHaveText(/h|min/);
    await expect(worked(page)).toHaveText((await worked(other).textContent()) ?? '');
  });

  await test.step('what is about something that is gone can be changed, and sent again or given up', async () => {
    const work = JSON.parse(readFileSync(file, 'utf8'));
    for (const mutation of work.mutations) {
      mutation.uid += '-gone';
      mutation.args.taskId = 'gone';
    }
    await openOutbox(other);
    await other.getByLabel('Bring back unsent work from a file').setInputFiles({
      name: 'work.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(work)),
    });
    await expect(other.getByText('Not taken: What it was about is gone.')).toBeVisible();
    await other.getByRole('button', { name: 'Change', exact: true }).click();
    const worked = other.getByRole('dialog').getByRole('spinbutton', { name: 'Worked on it' });
    await expect(worked).toHaveText('30 min');
    await other.keyboard.press('Escape');
    await other.getByRole('button', { name: 'Discard' }).click();
    await expect(other.getByText(/^Not taken: /)).toHaveCount(0);
  });
});
