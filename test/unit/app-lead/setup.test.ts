import { describe, expect, it } from 'vitest';
import { hoursText, parseHours } from '../../../src/app/features/setup/parseHours.ts';
import { peopleList, searchPeople } from '../../../src/app/features/setup/peopleList.ts';
import type { Person } from '../../../src/core/person.ts';

const person = (fields: Partial<Person>): Person => ({
  id: 'p1',
  name: 'Amira',
  roles: ['member'],
  teamIds: [],
  skillIds: [],
  zone: 'Europe/Berlin',
  region: null,
  employedFrom: null,
  employedTo: null,
  sourceKey: null,
  active: true,
  ...fields,
});

describe('hours as people type them', () => {
  it.each([
    ['7.5', 450],
    ['7,5', 450],
    ['7:30', 450],
    ['7 h 30', 450],
    ['45 min', 45],
    ['0', 0],
    ['  8 h ', 480],
    ['0.33', 20],
  ])('%s is %i minutes', (text, minutes) => expect(parseHours(text)).toBe(minutes));

  it('tells nothing typed from zero', () => expect(parseHours(' ')).toBeNull());

  it.each(['-1', '7:75', 'half a day', '1e3', '7.5.5'])('refuses %s', (text) =>
    expect(parseHours(text)).toBeUndefined(),
  );

  it('reads back what it shows', () => {
    for (const minutes of [0, 30, 45, 60, 450, 2400]) expect(parseHours(hoursText(minutes))).toBe(minutes);
  });
});

describe('the list of people', () => {
  const known = {
    id: 'p1',
    name: 'Amira',
    roles: ['member'],
    teamIds: ['t1'],
    active: true,
    joined: true,
    invitedUntil: null,
    weekMinutes: 1800,
  };

  it('shows the name changed on this phone over the one the server knew, and keeps that they have joined', () => {
    const [shown] = peopleList([person({ name: 'Amira Kaya' })], { people: [known], computedAt: 1 });
    expect(shown).toMatchObject({ name: 'Amira Kaya', joined: true });
  });

  it('has people from either side once', () => {
    const list = peopleList([person({ id: 'p2', name: 'Ben' }), person({})], {
      people: [known],
      computedAt: 1,
    });
    expect(list.map((each) => each.id)).toEqual(['p1', 'p2']);
  });

  it('does not claim that someone has not joined when nobody was asked', () => {
    expect(peopleList([person({})], undefined)[0]?.joined).toBeNull();
  });

  it('finds people by the beginnings of their names, whatever the accents', () => {
    const people = [person({ name: 'José Álvarez' }), person({ name: 'Joana Silva' })];
    expect(searchPeople(people, 'jos alv').map((each) => each.name)).toEqual(['José Álvarez']);
    expect(searchPeople(people, '')).toHaveLength(2);
    expect(searchPeople(people, 'varez')).toEqual([]);
  });
});
