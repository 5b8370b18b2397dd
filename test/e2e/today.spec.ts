import { expect, type Page, test } from '@playwright/test';
import { FIRST } from '../support/demoStory.ts';
import { MEMBER, openCold, signIn } from '../support/memberPhone.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';

let plimsoll: Plimsoll;
test.beforeEach(async () => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
});
test.afterEach(() => plimsoll.remove());

test('offline, a person says that they are away, and their line goes down at once', async ({ context }) => {
  let page = await signIn(context, plimsoll, MEMBER);
  const lineOf = (on: Page) => on.getByText(/^your line · |^no working time left/);
  const before = (await lineOf(page).textContent()) ?? '';
  let away = '';
  await context.setOffline(true);
  page = await openCold(page, '/');

  await test.step('two taps: Away, and what is chosen already', async () => {
    await page.getByRole('button', { name: 'Away', exact: true }).click();
    await page.getByRole('radio', { name: /End of tomorrow/ }).check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Away', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    // Their Fridays do not exist: from then on there is nothing left of the week to be away from.
    if (before.startsWith('your line')) await expect(lineOf(page)).not.toHaveText(before);
    away = (await lineOf(page).textContent()) ?? '';
    await expect(page.getByText('On this phone, 1 waiting')).toBeVisible();
  });

  await test.step('the phone is switched off and on: it is still there', async () => {
    page = await openCold(page, '/today');
    await expect(page.getByRole('button', { name: 'Away', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  await test.step('with signal it is received, and Available takes it back', async () => {
    await context.setOffline(false);
    await expect(page.getByText(/^Received /).first()).toBeVisible();
    await page.getByRole('button', { name: 'Available', exact: true }).click();
    if (before.startsWith('your line')) await expect(lineOf(page)).not.toHaveText(away);
  });
});

test('one tap says how it feels, one that all is still right', async ({ context }) => {
  const page = await signIn(context, plimsoll, MEMBER);
  await page.getByRole('radio', { name: 'Far too much' }).check();
  await expect(page.getByText('Reported just now')).toBeVisible();
  await page.getByRole('button', { name: 'Still right' }).click();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Far too much' })).toBeChecked();
});

test('the verdict names the tasks that cause it, and leads on to a flag about them', async ({ context }) => {
  const page = await signIn(context, plimsoll, MEMBER);
  await expect(page.getByText(/^Over by .+ by /)).toBeVisible();
  await page.getByRole('button', { name: /Why$/ }).click();
  const sheet = page.getByRole('dialog', { name: 'What puts you over' });
  await expect(sheet.getByRole('link', { name: FIRST })).toContainText('h left');
  const causes = await sheet.getByRole('link', { name: /h left/ }).count();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Why$/ })).toBeFocused();
  await page.getByRole('link', { name: 'Raise a flag' }).click();
  const chosen =
    causes === 1 ? 'The one that puts you over is chosen' : `The ${causes} that put you over are chosen`;
  await expect(page.getByText(chosen)).toBeVisible();
});
