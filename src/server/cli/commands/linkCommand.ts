import type { Person } from '../../../core/person.ts';
import type { Config } from '../../config.ts';
import { issueLink, linkUrl } from '../../identity/links.ts';
import { readRows } from '../../rows/readRows.ts';
import { type Command, type Given, OK, Refusal, type Terminal } from '../command.ts';
import { requireWorkspace, WORKSPACE_HELP, WORKSPACE_OPTION, withDatabase } from '../openWorkspace.ts';

const HELP = `plimsoll link [--person NAME|ID] [--json]

Prints a link that signs in as a person, once, within 15 minutes. Whoever can read the database can do this; it is the way
back in when nobody else can make a link. It replaces a sign-in link of theirs that was not used yet.

Options
  --person NAME|ID    whom it signs in: a name, a key or an id; the first admin if not given
  --json              { url, personId, personName, expiresAt }
${WORKSPACE_HELP}

The link begins with PUBLIC_URL, else with http://localhost and PORT.

Exit codes: 0, or 2 with the reason.`;

function choose(people: readonly Person[], wanted: string | undefined): Person {
  const active = people.filter((person) => person.active);
  if (wanted === undefined) {
    const admin = active.find(({ roles }) => roles.includes('admin'));
    if (admin === undefined)
      throw new Refusal('The workspace has no admin; say whom the link is for with --person.');
    return admin;
  }
  const plain = wanted.toLowerCase();
  const found = [
    active.filter(({ id, sourceKey }) => id === wanted || sourceKey === wanted),
    active.filter(({ name }) => name.toLowerCase() === plain),
  ].find((some) => some.length > 0);
  if (found === undefined)
    throw new Refusal(`There is nobody called “${wanted}”; “plimsoll people” lists everyone.`);
  if (found.length > 1)
    throw new Refusal(
      `Several people are called “${wanted}”; name one by their id: ${found.map(({ id }) => id).join(', ')}.`,
    );
  return found[0]!;
}

function originOf({ publicOrigin, tls, port }: Config): string {
  return publicOrigin ?? `${tls ? 'https' : 'http'}://localhost:${port}`;
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  return withDatabase(terminal, async (database, config) => {
    const workspaceId = await requireWorkspace(database, given, config);
    const person = choose(await readRows(database.read, workspaceId, 'person'), given.text('person'));
    const request = { workspaceId, personId: person.id, kind: 'sign_in', issuedBy: null } as const;
    const { token, expiresAt } = await database.write((trx) => issueLink(trx, terminal, request));
    const url = linkUrl(originOf(config), token);
    if (given.flag('json'))
      terminal.out(JSON.stringify({ url, personId: person.id, personName: person.name, expiresAt }));
    else {
      terminal.err(`Signs in as ${person.name}, once, within 15 minutes:`);
      terminal.out(url);
    }
    return OK;
  });
}

export const linkCommand: Command = {
  name: 'link',
  summary: 'make a link that signs in as a person',
  help: HELP,
  options: { person: { type: 'string' }, json: { type: 'boolean' }, ...WORKSPACE_OPTION },
  words: 0,
  run,
};
