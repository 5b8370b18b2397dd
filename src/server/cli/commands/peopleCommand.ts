import { readRows } from '../../rows/readRows.ts';
import { type Command, type Given, OK, type Terminal } from '../command.ts';
import { requireWorkspace, WORKSPACE_HELP, WORKSPACE_OPTION, withDatabase } from '../openWorkspace.ts';
import { textTable } from '../textTable.ts';

const HELP = `plimsoll people [--json]

Lists the people of the workspace by name: id, key in the tool they were imported from, roles and teams.

Options
  --json              [{ id, key, name, roles, teams, active }]
${WORKSPACE_HELP}

Exit codes: 0, or 2 with the reason.`;

async function run(given: Given, terminal: Terminal): Promise<number> {
  return withDatabase(terminal, async (database, config) => {
    const workspaceId = await requireWorkspace(database, given, config);
    const people = await readRows(database.read, workspaceId, 'person');
    const teams = new Map(
      (await readRows(database.read, workspaceId, 'team')).map((team) => [team.id, team.name]),
    );
    const listed = people
      .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
      .map(({ id, sourceKey, name, roles, teamIds, active }) => ({
        id,
        key: sourceKey ?? id,
        name,
        roles,
        teams: teamIds.map((team) => teams.get(team) ?? team),
        active,
      }));
    const text = (): string =>
      textTable(
        ['name', 'id', 'key', 'roles', 'teams', ''],
        listed.map((person) => [
          person.name,
          person.id,
          person.key === person.id ? '' : person.key,
          person.roles.join(', '),
          person.teams.join(', '),
          person.active ? '' : 'has left',
        ]),
      );
    terminal.out(given.flag('json') ? JSON.stringify(listed, null, 2) : text());
    return OK;
  });
}

export const peopleCommand: Command = {
  name: 'people',
  summary: 'list the people of the workspace',
  help: HELP,
  options: { json: { type: 'boolean' }, ...WORKSPACE_OPTION },
  words: 0,
  run,
};
