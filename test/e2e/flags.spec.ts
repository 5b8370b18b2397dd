import { expect, test } from '@playwright/test';
import { FIRST, THIRD } from '../support/demoStory.ts';
import { MEMBER, openCold, signIn } from '../support/memberPhone.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';

let plimsoll: Plimsoll;
test.beforeEach(async () => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
});
test.afterEach(() => plimsoll.remove());

test('from a cold start without signal, a flag about the right work takes three taps', async ({
  context,
}) => {
  let page = await signIn(context, plimsoll, MEMBER);
  await expect(page.getByText(/^Over by/)).toBeVisible();
  await context.setOffline(true);
  page = await openCold(page, '/');
  await page.getByRole('link', { name: 'Raise a flag' }).click();
  await expect(page.getByRole('radio', { name: 'Cannot be done' })).toBeChecked();
  await expect(page.getByRole('button', { name: FIRST })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(/^To .+, your lead$/)).toBeVisible();
  await expect(page.getByText('Goes out by itself when there is signal.')).toBeVisible();
  await page.getByRole('button', { name: 'Save flag' }).click();
  await expect(page.getByText('Not answered yet')).toBeVisible();
  await expect(page.getByText('On this phone', { exact: true })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/Not answered yet/)).toBeVisible();
  await expect(page.getByText('On this phone', { exact: true })).toHaveCount(0);
});

test('a flag about one task names that task, and can be taken back', async ({ context }) => {
  const page = await signIn(context, plimsoll, MEMBER);
  await page.getByRole('link', { name: 'Tasks', exact: true }).click();
  await page.getByRole('link', { name: THIRD }).click();
  await page.getByRole('link', { name: 'Too much' }).click();
  await expect(page.getByRole('button', { name: THIRD })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('button', { name: FIRST })).toHaveAttribute('aria-pressed', 'false');
  await page.getByRole('radio', { name: 'Blocked' }).check();
  await page.getByRole('button', { name: 'Someone with me' }).click();
  await page.getByLabel('Say more, if you like').fill('No access card');
  await page.getByRole('button', { name: 'Send flag' }).click();
  await expect(page.getByText('“No access card”')).toBeVisible();
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText('Taken back', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send flag' })).toBeVisible();
});
