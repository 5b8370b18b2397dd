import { type BrowserContext, type CDPSession, expect, type Page, test } from '@playwright/test';
import { axeFaults } from '../support/axeFaults.ts';
import { freePort } from '../support/freePort.ts';
import { codeIn, type MailServer, mailServer } from '../support/mailServer.ts';
import { MANAGER, MEMBER, refusedByPolicy, signIn } from '../support/memberPhone.ts';
import { type OidcServer, oidcServer } from '../support/oidcServer.ts';
import { type Plimsoll, startPlimsoll } from '../support/startPlimsoll.ts';

let plimsoll: Plimsoll;
let mail: MailServer;
let oidc: OidcServer;
test.beforeEach(async () => {
  const port = await freePort();
  mail = await mailServer();
  oidc = await oidcServer(`http://localhost:${port}/sign-in`);
  const env = { SMTP_URL: mail.url, MAIL_FROM: 'plimsoll@example.org', ...oidc.settings };
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3, env, port });
});
test.afterEach(async () => {
  await plimsoll.remove();
  await mail.close();
  await oidc.close();
});

/** A finger on a sensor, as the browser itself sees one. */
async function fingerOn(page: Page): Promise<{ session: CDPSession; authenticatorId: string }> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options });
  return { session, authenticatorId };
}

async function signOut(page: Page): Promise<void> {
  await page.goto(`${plimsoll.origin}/me`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
}

const inside = (page: Page) => expect(page).toHaveURL(/\/(today|load)$/);

test('a passkey, made under one’s own name, signs in by a button or without a tap, and can be removed', async ({
  browser,
}) => {
  const page = await signIn(await browser.newContext(), plimsoll, MEMBER);
  const refused = await refusedByPolicy(page);
  const { session, authenticatorId } = await fingerOn(page);

  await test.step('it is made with a finger', async () => {
    await page.goto(`${plimsoll.origin}/me`);
    const name = await page.getByLabel('Your name').elementHandle();
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(page.getByText(/^made /)).toBeVisible();
    // The rest of the screen stayed where it was: what somebody had begun to write there is not lost.
    expect(await name?.evaluate((field) => field.isConnected)).toBe(true);
    const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);
  });

  await test.step('a second one on the same device is not', async () => {
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(page.getByText('This device has one already.')).toBeVisible();
  });

  await test.step('it is suggested where a name would be typed', async () => {
    // Not `signOut`: the way back in may be quicker than a look at where one is.
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await inside(page);
    await page.goto(`${plimsoll.origin}/me`);
    await expect(page.getByText(/last used/)).toBeVisible();
  });

  await test.step('it is used by a button, in a browser that suggests nothing', async () => {
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false;
    });
    await signOut(page);
    const button = page.getByRole('button', { name: 'Sign in with a passkey' });
    await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await button.click();
    await expect(page.getByText(/^No passkey was used/)).toBeVisible();
    await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    await button.click();
    await inside(page);
  });

  await test.step('removed, it signs nobody in, and nobody out', async () => {
    await page.goto(`${plimsoll.origin}/me`);
    await page.getByRole('button', { name: /^Remove the passkey of/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText(/^made /)).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'You and this device' })).toBeVisible();
    await signOut(page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page.getByText('That passkey is not known here.', { exact: false })).toBeVisible();
  });
  expect(refused).toEqual([]);
});

test('a code by mail: the address is proved under one’s own name, then signs in', async ({ browser }) => {
  const page = await signIn(await browser.newContext(), plimsoll, MEMBER);
  const refused = await refusedByPolicy(page);
  await page.goto(`${plimsoll.origin}/me`);
  await page.getByLabel('Your mail address').fill('Kim@example.org');
  await page.getByRole('button', { name: 'Send me a code' }).click();
  const proof = codeIn(await mail.next());
  await page.getByLabel('Code from the mail').fill(`${proof.slice(0, 3)} ${proof.slice(3)}`);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Codes go to kim@example.org.')).toBeVisible();

  await signOut(page);
  await page.getByLabel('Your mail address').fill('kim');
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await expect(page.getByText('An address such as')).toBeVisible();
  await page.getByLabel('Your mail address').fill('kim@example.org');
  await page.getByRole('button', { name: 'Send me a code' }).click();
  const code = codeIn(await mail.next());
  await page.getByLabel('Code from the mail').fill(code === '000000' ? '000001' : '000000');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText(/^That is not the code/)).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByLabel('Code from the mail').fill(code);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await inside(page);
  expect(refused).toEqual([]);
});

/** A manager invites somebody who has not been here yet, and reads out the code. */
async function invitedBy(context: BrowserContext): Promise<{ code: string; name: string }> {
  const page = await signIn(context, plimsoll, MANAGER);
  await page.goto(`${plimsoll.origin}/setup/people`);
  const row = page.getByRole('link', { name: /not invited/ }).first();
  const href = await row.getAttribute('href');
  await page.goto(`${plimsoll.origin}${href?.replace('/setup/people/', '/setup/invite/')}`);
  await page.getByRole('button', { name: 'Make a link' }).click();
  const code = await page.getByText(/^[B-Z]{5}-[B-Z]{5}$/).innerText();
  const heading = await page.getByRole('heading', { name: /^Invite / }).innerText();
  expect(await axeFaults(page)).toEqual([]);
  return { code, name: heading.replace('Invite ', '') };
}

test('a code that is read out is typed on the sign-in screen, and joins', async ({ browser }) => {
  const { code, name } = await invitedBy(await browser.newContext());
  const page = await (await browser.newContext()).newPage();
  await page.goto(plimsoll.origin);
  await page.getByLabel('Invitation link or code').fill('BCDFG-HJKM');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText(/^This is neither a code/)).toBeVisible();
  await page.getByLabel('Invitation link or code').fill(` ${code.toLowerCase().replace('-', '')} `);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('heading')).toContainText(`${name}, `);
  await page.getByRole('button', { name: /^Join / }).click();
  await expect(page.getByRole('heading', { name: 'Your week' })).toBeVisible();
});

test('an organisation’s account: unknown first, then joined with, then simply in', async ({ browser }) => {
  const { code } = await invitedBy(await browser.newContext());
  const page = await (await browser.newContext()).newPage();
  const refused = await refusedByPolicy(page);
  const withAccount = page.getByRole('button', { name: 'Use your organisation’s account' });

  await test.step('nobody here is known by it, and what to do is said', async () => {
    await page.goto(plimsoll.origin);
    await withAccount.click();
    await expect(page.getByText('Your organisation’s account is not linked yet')).toBeVisible();
    expect(new URL(page.url()).search).toBe('');
    expect(await axeFaults(page)).toEqual([]);
  });

  await test.step('with the code of an invitation it joins', async () => {
    await page.getByLabel('Invitation link or code').fill(code);
    await page.getByRole('button', { name: 'Join with this account' }).click();
    await expect(page.getByRole('heading', { name: 'Your week' })).toBeVisible();
  });

  await test.step('from then on it signs in', async () => {
    await signOut(page);
    await withAccount.click();
    await expect(page).toHaveURL(/\/(today|load|welcome)$/);
    await page.goto(`${plimsoll.origin}/me`);
    await expect(page.getByText('Your organisation’s account signs you in.')).toBeVisible();
    await page.getByRole('button', { name: 'Unlink' }).click();
    await expect(page.getByRole('button', { name: 'Link your organisation’s account' })).toBeVisible();
  });

  await test.step('linked again from here, it leads back here', async () => {
    await page.getByRole('button', { name: 'Link your organisation’s account' }).click();
    await expect(page.getByText('Your organisation’s account signs you in.')).toBeVisible();
  });

  await test.step('an answer that was meant for somebody else is refused in plain words', async () => {
    await signOut(page);
    oidc.spoil.token = (answer) => ({ ...answer, id_token: oidc.resigned(answer.id_token, { aud: 'x' }) });
    await withAccount.click();
    await expect(page.getByText(/account did not let you in/)).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in$/);
  });
  expect(refused).toEqual([]);
});

const LOOKS = [
  { width: 390, height: 844, schemes: ['light', 'dark'] as const },
  { width: 1280, height: 800, schemes: ['light', 'dark'] as const },
];
for (const { width, height, schemes } of LOOKS) {
  test(`the sign-in screen is usable by everyone, ${width} wide`, async ({ browser }, info) => {
    const context = await browser.newContext({ viewport: { width, height }, isMobile: false });
    const page = await context.newPage();
    await page.goto(`${plimsoll.origin}/sign-in`);
    await expect(page.getByLabel('Your mail address')).toBeVisible();
    for (const colorScheme of schemes) {
      for (const dir of ['ltr', 'rtl']) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate((direction) => {
          document.documentElement.dir = direction;
        }, dir);
        expect(await axeFaults(page), `${colorScheme} ${dir}`).toEqual([]);
        if (dir === 'ltr')
          await page.screenshot({ path: info.outputPath(`sign-in-${width}-${colorScheme}.png`) });
      }
    }
    if (width > 400) return;
    await page.setViewportSize({ width: 320, height });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
  });
}

test('an admin says where somebody’s codes go, and is shown no address', async ({ browser }) => {
  const workplace = await startPlimsoll({
    links: 1,
    env: { SMTP_URL: mail.url, MAIL_FROM: 'a@example.org' },
  });
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto(workplace.links[0]!);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).not.toHaveURL(/join/);
    const { personId } = await (await page.request.get(`${workplace.origin}/v1/session`)).json();
    const address = page.getByLabel('Mail address for sign-in codes');
    await page.goto(`${workplace.origin}/setup/people/${personId}`);
    await address.fill('ada@example.org');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await expect(page.getByText(/^Codes for .* go there now$/)).toBeVisible();
    await page.reload();
    await expect(address).toHaveValue('');
    expect(await axeFaults(page)).toEqual([]);
    await expect(page.getByText('ada@example.org')).toHaveCount(0);

    const other = await (await browser.newContext()).newPage();
    await other.goto(`${workplace.origin}/sign-in`);
    await other.getByLabel('Your mail address').fill('ada@example.org');
    await other.getByRole('button', { name: 'Send me a code' }).click();
    await other.getByLabel('Code from the mail').fill(codeIn(await mail.next()));
    await other.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(other).not.toHaveURL(/sign-in/);
  } finally {
    await workplace.remove();
  }
});

test('without mail or a provider the screen offers what needs neither', async ({ browser }) => {
  const plain = await startPlimsoll({ links: 1 });
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${plain.origin}/sign-in`);
    await expect(page.getByLabel('Invitation link or code')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toBeVisible();
    await expect(page.getByLabel('Your mail address')).toHaveCount(0);
    await expect(page.getByText('organisation')).toHaveCount(0);
    expect(await axeFaults(page)).toEqual([]);
  } finally {
    await plain.remove();
  }
});
