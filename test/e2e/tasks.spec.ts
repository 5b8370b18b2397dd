import { expect, type Locator, test } from '@playwright/test';
import { FIRST, FOURTH, SECOND, THIRD } from '../support/demoStory.ts';
import { MEMBER, openCold, signIn } from '../support/memberPhone.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';

let plimsoll: Plimsoll;
test.beforeAll(async () => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
});
test.afterAll(() => plimsoll.remove());

/** What a row of the list says is left, in hours. */
async function hoursLeft(row: Locator): Promise<number> {
  await expect(row).toContainText('h left');
  return Number((await row.textContent())?.match(/([\d.]+) h left/)?.[1]);
}

test('a member works through their tasks without signal, and all of it is received once', async ({
  context,
}) => {
  let page = await signIn(context, plimsoll, MEMBER);
  await context.setOffline(true);
  page = await openCold(page, '/tasks');

  await test.step('done by a slip of the thumb, and undone', async () => {
    await page.getByRole('button', { name: `Done: ${FIRST}` }).click();
    await expect(page.getByRole('link', { name: FIRST })).toHaveCount(0);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('link', { name: FIRST })).toBeVisible();
  });

  await test.step('two hours worked make what is left less', async () => {
    const row = page.getByRole('link', { name: SECOND });
    const before = await hoursLeft(row);
    expect(before).toBeGreaterThan(2);
    await row.click();
    const worked = page.getByRole('spinbutton', { name: 'Worked on it' });
    for (let press = 0; press < 4; press += 1) await worked.press('ArrowUp');
    await expect(page.getByRole('spinbutton', { name: 'Left to do' })).toHaveText(`${before - 2} h`);
    await page.getByRole('button', { name: 'Save progress' }).click();
    await expect(page.getByText('Progress saved')).toBeVisible();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await expect(row).toContainText('On this phone');
    expect(await hoursLeft(row)).toBe(before - 2);
  });

  await test.step('another date moves it to another part of the list', async () => {
    const noDate = page.getByRole('region', { name: 'No date' });
    await page.getByRole('link', { name: THIRD }).click();
    await page.getByRole('button', { name: 'Reschedule' }).click();
    await page.getByRole('radio', { name: 'No date' }).check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await expect(noDate.getByRole('link', { name: THIRD })).toBeVisible();
    await expect(page.getByRole('link', { name: THIRD })).toHaveCount(1);
  });

  await test.step('a task handed back leaves the list', async () => {
    await page.getByRole('link', { name: FOURTH }).click();
    await page.getByRole('button', { name: 'Hand back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hand back' }).click();
    await expect(page.getByText(`“${FOURTH}” handed back`)).toBeVisible();
    await expect(page.getByRole('link', { name: FOURTH })).toHaveCount(0);
  });

  await test.step('a new task without estimate says so and is not counted as nothing', async () => {
    await page.getByRole('link', { name: 'New task' }).click();
    await page.getByLabel('What is it?').fill('Find the missing key');
    await page.getByRole('button', { name: 'Add task' }).click();
    await expect(page.getByRole('link', { name: /Find the missing key/ })).toContainText('no estimate');
    await expect(page.getByRole('region', { name: 'No date' })).toContainText('1 without estimate');
  });

  await test.step('with signal again, everything is received', async () => {
    page = await openCold(page, '/outbox');
    await expect(page.getByText('On this phone')).toHaveCount(6);
    await context.setOffline(false);
    await expect(page.getByText('On this phone')).toHaveCount(0);
    await expect(page.getByText(/^Received \d/)).toHaveCount(7);
    await page.goto(`${plimsoll.origin}/tasks`);
    await expect(page.getByRole('link', { name: /Find the missing key/ })).toHaveCount(1);
  });
});

test('text shared from another app becomes a task', async ({ browser }) => {
  const again = await startPlimsoll({ args: ['--demo'], links: 3 });
  const page = await signIn(await browser.newContext(), again, MEMBER);
  await page.goto(`${again.origin}/tasks/new?title=Ring%20the%20supplier&text=about%20B7`);
  await expect(page.getByLabel('What is it?')).toHaveValue('Ring the supplier about B7');
  await page.getByRole('button', { name: 'Add task' }).click();
  await expect(page.getByRole('link', { name: /Ring the supplier about B7/ })).toBeVisible();
  await again.remove();
});
