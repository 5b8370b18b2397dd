import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { create } from '../../../src/core/mutation.ts';
import {
  type Browser,
  person,
  problemOf,
  type ServerUnderTest,
  serverUnderTest,
} from '../../support/serverUnderTest.ts';

let server: ServerUnderTest;
let lead: Browser;
beforeEach(async () => {
  server = await serverUnderTest();
  await server.store(
    create('team', { id: 'north', name: 'North', leadIds: ['dana'], sourceKey: null, archived: false }),
    person('dana', { teamIds: ['north'] }),
    person('amira', { teamIds: ['north'] }),
  );
  lead = await server.signedIn('dana');
});
afterEach(() => server.close());

const load = (query: string) => lead.get(`/v1/w/${server.workspaceId}/load${query}`);

describe('asking for the load', () => {
  it('of days that nobody plans is refused, since every person’s years would be computed', async () => {
    for (const from of ['9999-12-31', '1970-01-01']) {
      const answer = await load(`?from=${from}`);
      expect(await problemOf(answer)).toMatchObject({ type: 'invalid', status: 400, field: 'from' });
    }
    expect((await load('?from=2027-03-01')).status).toBe(200);
  });

  it('with words that do not fit names the field', async () => {
    for (const [query, field] of [
      ['?unit=month', 'unit'],
      ['?columns=0', 'columns'],
      ['?columns=1e9', 'columns'],
      ['?from=2026-02-30', 'from'],
      ['?surprise=1', 'surprise'],
    ] as const) {
      expect(await problemOf(await load(query))).toMatchObject({ type: 'invalid', field });
    }
  });

  it('is a lead’s and a manager’s, and not a member’s', async () => {
    const member = await server.signedIn('amira');
    const answer = await member.get(`/v1/w/${server.workspaceId}/load`);
    expect(await problemOf(answer)).toMatchObject({ type: 'not_allowed', status: 403 });
  });
});
