/** From nothing to a team at work, on a phone. */
import { expect, test } from '@playwright/test';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';
import { installed, type Visitor, visitor } from '../support/visitors.ts';

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

test('from an empty workspace to people, teams, projects and invitations', async ({ browser }) => {
  test.setTimeout(180_000);

  await test.step('an empty workspace says what comes first, and each step leads to the next', async () => {
    const { page } = admin;
    await page.goto(`${plimsoll.origin}/load`);
    await page.getByRole('link', { name: 'Add people' }).click();
    await expect(page.getByRole('heading', { name: 'First steps' })).toBeVisible();

    await page.getByRole('link', { name: /Name your workspace/ }).click();
    await page.getByLabel('Name of the workspace').fill('Harbour Electric');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByText('Harbour Electric')).toBeVisible();

    await page.getByRole('link', { name: /Add a team/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('New team');
    await page.getByRole('button', { name: 'Add a team' }).click();
    await expect(page.getByText('It needs a name.')).toBeVisible();
    await page.getByLabel('Name').fill('Deck');
    await page.getByRole('button', { name: 'Add a team' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deck');

    await page.getByRole('link', { name: 'Add a person' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('New person');
    await page.getByLabel('Name').fill('Lena Brandt');
    await expect(page.getByRole('button', { name: 'Deck' })).toHaveAttribute('aria-pressed', 'true');
    await page.getByLabel('Add a skill').fill('Welding');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Welding' })).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('button', { name: 'Set another week' }).click();
    await page.getByLabel('Hours on Friday').fill('4');
    await page.getByLabel('Hours on Friday').blur();
    await expect(page.getByText('36 h a week')).toBeVisible();
    await page.getByRole('button', { name: 'Add Lena Brandt' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lena Brandt');
    await expect(page.getByText(/36 h a week/)).toBeVisible();
  });

  await test.step('a team gets its lead, and an invited person comes in as who the link names', async () => {
    const { page } = admin;
    await page.goto(`${plimsoll.origin}/setup/teams`);
    await page.getByRole('link', { name: /Deck/ }).click();
    await page.getByLabel('Add a lead').selectOption({ label: 'Lena Brandt' });
    await expect(page.getByRole('button', { name: 'Remove Lena Brandt as a lead' })).toBeVisible();

    await page.goto(`${plimsoll.origin}/setup/people`);
    await page.getByLabel('Find a person').fill('bra');
    const listed = page.getByRole('link', { name: /Lena Brandt/ });
    await expect(listed).toContainText('not invited');
    await listed.click();
    await page.getByRole('link', { name: 'Invite' }).click();
    await page.getByRole('button', { name: 'Make a link' }).click();
    await expect(page.getByRole('img', { name: 'QR code of the link for Lena Brandt' })).toBeVisible();
    const link = (await page.getByText(/\/join#/).textContent()) ?? '';

    const context = await browser.newContext();
    const hers = await context.newPage();
    await hers.goto(link);
    await expect(hers.getByText(/Lena Brandt/).first()).toBeVisible();
    await hers.getByRole('main').getByRole('button').last().click();
    await expect(hers).not.toHaveURL(/join/);
    await context.close();

    await page.goto(`${plimsoll.origin}/setup/people`);
    await expect(page.getByRole('link', { name: /Lena Brandt/ })).toContainText('joined');
  });

  await test.step('a project with lead, allocator and a commitment', async () => {
    const { page } = admin;
    await page.goto(`${plimsoll.origin}/setup/projects`);
    await page.getByRole('link', { name: 'Add a project' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('New project');
    await page.getByLabel('Name').fill('Refit');
    await page.getByLabel('Lead').selectOption({ label: 'Lena Brandt' });
    await page.getByLabel('Priority').selectOption({ label: 'Highest' });
    await page.getByLabel('Start').fill('2027-02-01');
    await page.getByLabel('End').fill('2027-01-01');
    await page.getByRole('button', { name: 'Add a project' }).click();
    await expect(page.getByText('It ends before it starts.')).toBeVisible();
    await page.getByLabel('End').fill('2027-06-30');
    await page.getByRole('button', { name: 'Add a project' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Refit');

    await page.getByRole('button', { name: 'Commit someone' }).click();
    await page.getByLabel('Person').selectOption({ label: 'Lena Brandt' });
    await page.getByRole('button', { name: 'Share: Less' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('button', { name: /Lena Brandt/ })).toContainText('90 %');
  });

  await test.step('without signal people and teams are set up all the same; an invitation says that it needs signal', async () => {
    const { context, page } = admin;
    await page.goto(`${plimsoll.origin}/setup/people`);
    await expect(page.getByRole('link', { name: /Lena Brandt/ })).toBeVisible();
    await installed(page);
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Add a person' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('New person');
    await page.getByLabel('Name').fill('Mia Sand');
    await page.getByRole('button', { name: 'Add Mia Sand' }).click();
    await page.getByRole('link', { name: 'Invite' }).click();
    await page.getByRole('button', { name: 'Make a link' }).click();
    await expect(page.getByText(/An invitation needs signal.*Mia Sand is saved/)).toBeVisible();
    await page.goto(`${plimsoll.origin}/setup/people`);
    await expect(page.getByRole('link', { name: /Mia Sand/ })).toContainText('On this phone');
    await context.setOffline(false);
    await expect(page.getByRole('link', { name: /Mia Sand/ })).toContainText(/Received/);
  });
});
