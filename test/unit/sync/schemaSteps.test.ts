import { describe, expect, it } from 'vitest';
import type { PutEntry } from '../../../src/sync/messages.ts';
import { pushedUp, putDown, type SchemaStep } from '../../../src/sync/schemaSteps.ts';
import type { PushedMutation } from '../../../src/sync/syncRequest.ts';

/** Each step appends its number, so that what was applied, and in which order, can be read off. */
const step = (to: number): SchemaStep => ({
  to,
  up: ({ name, args }) => ({ name: `${name}${to}`, args }),
  down: (_type, body) => ({ ...body, text: `${body.text}${to}` }),
});
const STEPS = [step(2), step(3)];

const written = (s: number): PushedMutation => ({
  n: 1,
  uid: 'u1',
  s,
  name: 'edit',
  args: { title: 'sand' },
  base: 0,
  at: 0,
  day: '2026-03-02',
  author: 'mia',
});
const rows: PutEntry[] = [['task', 'sand', ['w'], 7, { text: 'row', later: 'kept' }]];

describe('between schemas', () => {
  it.each([
    [1, 'edit23'],
    [2, 'edit3'],
    [3, 'edit'],
    // A newer phone than this server.
    [4, 'edit'],
  ])('a mutation of schema %i takes the steps that it missed, in turn', (s, name) => {
    expect(pushedUp([written(s)], STEPS)).toEqual([{ ...written(s), name }]);
  });

  it.each([
    [1, 'row32'],
    [2, 'row3'],
    [3, 'row'],
    [4, 'row'],
  ])('a row goes back to schema %i by the newest step first, and keeps what nobody knows', (schema, text) => {
    expect(putDown(rows, schema, STEPS)).toEqual([['task', 'sand', ['w'], 7, { text, later: 'kept' }]]);
  });
});
