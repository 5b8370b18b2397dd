/**
 * The main job, in two people's hands at once: a report made offline on a phone reaches the lead's heatmap, the lead
 * answers and moves work, and the phone hears of it. Real server, real browser, network really cut.
 */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { FIRST, SECOND } from '../support/demoStory.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';

let plimsoll: Plimsoll;
test.beforeAll(async () => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3 });
});
test.afterAll(() => plimsoll.remove());

const MEMBER = 0;
const LEAD = 1;

/** Opens a sign-in link and presses the one button on it; the app is then installed as far as a worker goes. */
async function signIn(context: BrowserContext, link: number, landsOn: RegExp): Promise<Page> {
  const page = await context.newPage();
  await page.goto(plimsoll.links[link]!);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(landsOn);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return page;
}

/** The phone is switched off and on again: a new page, nothing in memory, no network. */
async function openCold(context: BrowserContext, page: Page, path: string): Promise<Page> {
  await page.close();
  const next = await context.newPage();
  await next.goto(`${plimsoll.origin}${path}`);
  return next;
}

test('a report made offline on a phone reaches the lead, and the answer comes back', async ({ browser }) => {
  const phone = await browser.newContext();
  const leadsPhone = await browser.newContext();
  let member = await signIn(phone, MEMBER, /today/);
  const lead = await signIn(leadsPhone, LEAD, /load/);
  await expect(member.getByText(/Over by .* by/)).toBeVisible();
  await expect(lead.getByRole('grid')).toContainText('Amira Khalil');

  await test.step('offline and cold, everything reads', async () => {
    await phone.setOffline(true);
    member = await openCold(phone, member, '/');
    await expect(member.getByText(/Over by .* by/)).toBeVisible();
    await member.getByRole('link', { name: 'Tasks', exact: true }).click();
    await expect(member.getByText(FIRST)).toBeVisible();
  });

  await test.step('offline, everything writes, and says that it is on this phone', async () => {
    await member.getByRole('button', { name: `Done: ${FIRST}` }).click();
    await member.getByRole('link', { name: 'Today', exact: true }).click();
    await member.getByRole('radio', { name: 'Too much', exact: true }).check();
    await member.getByRole('link', { name: 'Raise a flag' }).click();
    await member.getByLabel('Say more, if you like').fill('The lift shaft is still locked');
    await member.getByRole('button', { name: 'Save flag' }).click();
    await expect(member.getByText('The lift shaft is still locked')).toBeVisible();
  });

  await test.step('closed and opened again, still offline, nothing is missing', async () => {
    member = await openCold(phone, member, '/outbox');
    await expect(member.getByText('On this phone')).toHaveCount(3);
    await member.goto(`${plimsoll.origin}/tasks`);
    await expect(member.getByRole('button', { name: `Done: ${FIRST}` })).toHaveCount(0);
  });

  await test.step('with signal again all of it is received, once, and the lead’s open screen follows', async () => {
    await member.goto(`${plimsoll.origin}/outbox`);
    await lead.getByRole('link', { name: /Flags/ }).click();
    await expect(lead.getByText('The lift shaft is still locked')).toHaveCount(0);
    await phone.setOffline(false);
    await expect(member.getByText('On this phone')).toHaveCount(0);
    await expect(lead.getByText('The lift shaft is still locked')).toHaveCount(1);
  });

  await test.step('the lead answers without signal, and the member reads it afterwards', async () => {
    await leadsPhone.setOffline(true);
    // Oldest unanswered first: this one is the newest.
    await lead.getByRole('button', { name: 'Reply' }).last().click();
    await lead.getByLabel('What Amira Khalil reads').fill('Leo comes tomorrow');
    await lead.getByRole('button', { name: 'Save reply' }).click();
    await member.goto(`${plimsoll.origin}/flags`);
    await expect(member.getByText('Leo comes tomorrow')).toHaveCount(0);
    await leadsPhone.setOffline(false);
    await expect(member.getByText('Leo comes tomorrow')).toBeVisible();
  });

  await test.step('the lead moves a task: it leaves the one phone', async () => {
    await member.goto(`${plimsoll.origin}/tasks`);
    await expect(member.getByText(SECOND)).toBeVisible();
    await lead.getByRole('link', { name: 'Load', exact: true }).click();
    await lead.getByRole('link', { name: /^Amira Khalil/ }).click();
    await lead.getByRole('button', { name: `Move work: ${SECOND}` }).click();
    await lead.getByRole('button', { name: /^Ruth Okafor/ }).click();
    await expect(member.getByText(SECOND)).toHaveCount(0);
  });

  await test.step('a server that is gone stops nobody from writing', async () => {
    await plimsoll.stop();
    await member.goto(`${plimsoll.origin}/today`);
    await member.getByRole('button', { name: 'Still right' }).click();
    await expect(member.getByText(/On this phone/).first()).toBeVisible();
    await plimsoll.restart();
    await expect(member.getByText(/^Received/).first()).toBeVisible({ timeout: 20_000 });
  });
});
