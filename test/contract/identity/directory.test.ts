import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Directory } from '../../../src/core/directory.ts';
import { create } from '../../../src/core/mutation.ts';
import {
  NOON,
  person,
  problemOf,
  type ServerUnderTest,
  serverUnderTest,
} from '../../support/serverUnderTest.ts';

let server: ServerUnderTest;

beforeAll(async () => {
  server = await serverUnderTest();
  const project = { start: null, end: null, sourceKey: null, archived: false, priority: 2 };
  await server.store(
    person('lead'),
    person('mate', { teamIds: ['blue'] }),
    person('other', { teamIds: ['red'] }),
    person('worker', { teamIds: ['red'] }),
    person('allocator'),
    create('team', { id: 'blue', name: 'Blue', leadIds: ['lead'], sourceKey: null, archived: false }),
    create('team', { id: 'red', name: 'Red', leadIds: [], sourceKey: null, archived: false }),
    create('project', { ...project, id: 'quay', name: 'Quay', leadId: 'lead', allocatorId: 'allocator' }),
    create('allocation', {
      id: 'a1',
      personId: 'worker',
      projectId: 'quay',
      from: '2026-01-01',
      to: '2026-12-31',
      minutesPerDay: 60,
      percent: null,
      mode: 'fixed',
      tentative: false,
    }),
    create('workingWeek', {
      id: 'mate:2026-01-01',
      personId: 'mate',
      from: '2026-01-01',
      minutes: [300, 300, 300, 300, 0, 0, 0],
    }),
    create('workingWeek', {
      id: 'mate:2026-03-02',
      personId: 'mate',
      from: '2026-03-02',
      minutes: [360, 360, 360, 360, 0, 0, 0],
    }),
    create('workingWeek', {
      id: 'mate:2026-03-03',
      personId: 'mate',
      from: '2026-03-03',
      minutes: [60, 0, 0, 0, 0, 0, 0],
    }),
  );
});
afterAll(() => server.close());

const open = async (personId: string) =>
  (await server.signedIn(personId)).get(`/v1/w/${server.workspaceId}/directory`);
const idsFor = async (personId: string) =>
  ((await (await open(personId)).json()) as Directory).people.map(({ id }) => id).sort();

describe('the directory', () => {
  it('shows everyone to those who set up the workspace', async () => {
    expect(await idsFor(server.adminId)).toEqual(
      [server.adminId, 'allocator', 'lead', 'mate', 'other', 'worker'].sort(),
    );
  });

  it('shows leads and allocators the people of their teams and projects, and nobody else', async () => {
    expect(await idsFor('lead')).toEqual(['lead', 'mate', 'worker']);
    expect(await idsFor('allocator')).toEqual(['allocator', 'worker']);
  });

  it('is closed to members, which is recorded', async () => {
    const answer = await open('mate');
    expect(answer.status).toBe(403);
    expect((await problemOf(answer)).type).toBe('not_allowed');
    const recorded = await server.deps.database.read
      .selectFrom('audit')
      .selectAll()
      .where('kind', '=', 'not_allowed')
      .where('actorId', '=', 'mate')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(recorded.detail)).toEqual({ method: 'GET', operation: 'directory' });
  });

  it('says who has joined, who is invited and how much everyone works today', async () => {
    await server.signedIn('mate');
    const admin = await server.signedIn(server.adminId);
    await admin.post(`/v1/w/${server.workspaceId}/invitations`, { personId: 'other' });
    const { people, computedAt } = (await (
      await admin.get(`/v1/w/${server.workspaceId}/directory`)
    ).json()) as Directory;
    const of = (id: string) => people.find((each) => each.id === id);
    expect(computedAt).toBe(NOON);
    expect(of('mate')).toMatchObject({ joined: true, invitedUntil: null, weekMinutes: 4 * 360 });
    expect(of('other')).toMatchObject({
      joined: false,
      invitedUntil: NOON + 7 * 86_400_000,
      weekMinutes: 2400,
    });
    expect(of('worker')).toMatchObject({ joined: false, invitedUntil: null });
  });
});
