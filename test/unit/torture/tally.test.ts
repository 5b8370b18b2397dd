import { beforeEach, expect, it } from 'vitest';
import type { Row } from '../../../src/core/rows.ts';
import { SimplePhone } from '../../support/simplePhone.ts';
import { Ledger } from '../../torture/ledger.ts';
import { tally } from '../../torture/tally.ts';

/** A torture that would not notice a loss proves nothing, so each kind is made here. */
let ledger: Ledger;
let fresh: SimplePhone;

beforeEach(() => {
  ledger = new Ledger();
  ledger.add({ uid: 'a', kind: 'task', taskId: 'a.0', title: 'a' });
  ledger.add({ uid: 'b', kind: 'timeEntry', taskId: 'a.0', title: '' });
  ledger.add({ uid: 'c', kind: 'timeEntry', taskId: 'a.0', title: '' });
  ledger.acknowledge('a', 10);
  ledger.acknowledge('b', 20);
  fresh = new SimplePhone({ now: 0, sync: () => Promise.reject(new Error('nobody asks')) }, 'mia');
  put('task', { id: 'a.0', title: 'a', loggedMinutes: 1 });
  put('timeEntry', { id: 'b.0', taskId: 'a.0', minutes: 1 });
});

function put(type: string, row: { id: string } & Record<string, unknown>): void {
  fresh.rows.set(`${type}:${row.id}`, { row: row as unknown as Row, scopes: ['w'], ver: 1 });
}

it('all is well when the acknowledged are there, and others are or are not', () => {
  expect(tally(ledger, fresh)).toEqual({ acknowledged: 2, foundOnce: 2, lost: [], doubled: [] });
  put('timeEntry', { id: 'c.0', taskId: 'a.0', minutes: 1 });
  put('task', { id: 'a.0', title: 'a', loggedMinutes: 2 });
  expect(tally(ledger, fresh)).toEqual({ acknowledged: 2, foundOnce: 2, lost: [], doubled: [] });
});

it('an acknowledged mutation that is gone is lost, unless it was acknowledged after the moment in question', () => {
  fresh.rows.delete('timeEntry:b.0');
  put('task', { id: 'a.0', title: 'a', loggedMinutes: 0 });
  expect(tally(ledger, fresh).lost).toHaveLength(1);
  expect(tally(ledger, fresh, 20)).toMatchObject({ acknowledged: 1, foundOnce: 1, lost: [] });
});

it('half of a mutation is lost', () => {
  put('task', { id: 'a.0', title: 'a', loggedMinutes: 0 });
  expect(tally(ledger, fresh).lost).toEqual(['the sum of a.0 is off by -1']);
});

it('what happened twice is doubled: as a row, as a sum, or as something that nobody asked for', () => {
  put('task', { id: 'x.0', title: 'a', loggedMinutes: 0 });
  expect(tally(ledger, fresh).doubled).toEqual(['a is there 2 times']);
  fresh.rows.delete('task:x.0');
  put('task', { id: 'a.0', title: 'a', loggedMinutes: 2 });
  expect(tally(ledger, fresh).doubled).toEqual(['the sum of a.0 is off by 1']);
  put('timeEntry', { id: 'z.0', taskId: 'a.0', minutes: 1 });
  expect(tally(ledger, fresh).doubled).toEqual(['z.0 was asked for by nobody']);
});
