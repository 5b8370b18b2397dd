import { expect, type Page, test } from '@playwright/test';
import { axeFaults } from '../support/axeFaults.ts';
import { MANAGER, refusedByPolicy, signIn } from '../support/memberPhone.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';

let plimsoll: Plimsoll;
test.beforeAll(async () => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
});
test.afterAll(() => plimsoll.remove());

/** A manager invites somebody who has not been here yet. */
async function invite(manager: Page): Promise<{ url: string; personName: string }> {
  const headers = { origin: plimsoll.origin };
  const session = await (await manager.request.get(`${plimsoll.origin}/v1/session`)).json();
  const workspace = `${plimsoll.origin}/v1/w/${session.workspaceId}`;
  const { people } = await (await manager.request.get(`${workspace}/directory`)).json();
  const stranger = people.find(
    (person: { joined: boolean; active: boolean; invitedUntil: number | null }) => {
      return person.active && !person.joined && person.invitedUntil === null;
    },
  );
  const answer = await manager.request.post(`${workspace}/invitations`, {
    headers,
    data: { personId: stranger.id },
  });
  expect(answer.status()).toBe(200);
  return answer.json();
}

test('an invited person says how they work and sees their tank', async ({ browser }) => {
  const manager = await signIn(await browser.newContext(), plimsoll, MANAGER);
  const { url, personName } = await invite(manager);
  const phone = await browser.newContext();
  const page = await phone.newPage();
  const refused = await refusedByPolicy(page);

  await test.step('looking at the link does not use it up', async () => {
    await page.goto(url);
    await expect(page.getByRole('heading')).toContainText(`${personName}, `);
    await expect(page.getByRole('heading')).toContainText(' invited you to ');
    await page.reload();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /^Join / }).click();
  });

  await test.step('name, part time, Fridays off', async () => {
    await expect(page.getByRole('heading', { name: 'Your week' })).toBeVisible();
    await page.getByLabel('Your name').fill('Kim Newcomer');
    await page.getByRole('radio', { name: 'Part time' }).check();
    const hours = page.getByRole('spinbutton', { name: 'Hours per week' });
    await expect(hours).toHaveText('20 h');
    for (let press = 0; press < 4; press += 1) await hours.press('ArrowUp');
    await page.getByRole('button', { name: 'Friday' }).click();
    await expect(page.getByText('6 h on each of 4 days')).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start' }).click();
  });

  await test.step('the week counts from now on, and the server has it', async () => {
    await expect(page).toHaveURL(/\/today$/);
    await page.getByRole('link', { name: 'Availability', exact: true }).click();
    await expect(page.getByText('Your week: 24 h, Fri off')).toBeVisible();
    await page.goto(`${plimsoll.origin}/me`);
    await expect(page.getByLabel('Your name')).toHaveValue('Kim Newcomer');
    await page.goto(`${plimsoll.origin}/outbox`);
    await expect(page.getByText(/^Received \d/).first()).toBeVisible();
    await expect(page.getByText('On this phone')).toHaveCount(0);
  });

  await test.step('the link works once, and says what to do then', async () => {
    const other = await (await browser.newContext()).newPage();
    await other.goto(url);
    await expect(other.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
    await expect(other.getByText('Ask whoever sent it for a new one')).toBeVisible();
  });
  expect(refused).toEqual([]);
});

test('whoever opens another person’s link on a shared device is told who is signed in', async ({
  browser,
}) => {
  const shared = await browser.newContext();
  const manager = await signIn(shared, plimsoll, 0);
  await expect(manager.getByText(/this week/)).toBeVisible();
  const page = await shared.newPage();
  await page.goto(plimsoll.links[1]!);
  await expect(page.getByText(/is signed in on this device/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('without a link the app says how to get one, and takes one that is pasted', async ({ page }) => {
  await page.goto(`${plimsoll.origin}/tasks`);
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByText('has a link or a code for you')).toBeVisible();
  await page.getByLabel('Invitation link or code').fill('https://example.org/');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText('This is neither a code of ten letters nor a link to Plimsoll')).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByLabel('Invitation link or code').fill(`${plimsoll.origin}/join#${'x'.repeat(43)}`);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
});
