import { describe, expect, it } from 'vitest';
import { hourUnitOf, readHours, unitsOf } from '../../../src/core/import/readHours.ts';

const units = unitsOf([480, 480, 480, 480, 480, 0, 0]);
const read = (cell: string, unit: 'hours' | 'minutes' | 'seconds' | 'days' = 'hours') =>
  readHours(cell, unit, units);

describe('hours', () => {
  it.each([
    ['14', 840],
    ['7.5', 450],
    ['7,5', 450],
    ['0.7', 42],
    ['.5', 30],
    ['35.15', 2109],
    // 10.499… in floating point
    ['0.175', 11],
    ['0', 0],
    ['-0', 0],
    ['3h 30m', 210],
    ['3h30m', 210],
    ['1d', 480],
    ['1w 2d', 2400 + 960],
    ['16 hrs', 960],
    ['2 days?', 960],
    ['1,5 h', 90],
    ['45 min', 45],
  ])('%s are %i minutes', (cell, minutes) => {
    expect(read(cell)).toBe(minutes);
  });

  it.each(['', '  ', 'NA', '-'])('are absent where the cell says “%s”', (cell) => {
    expect(read(cell)).toBeNull();
  });

  it.each(['-1', '-0.01', '- 3'])('below zero (%s) are named as such', (cell) => {
    expect(read(cell)).toBe('negative_hours');
  });

  it.each([
    'x',
    '3 bananas',
    '1h -5',
    '1.2.3',
    '1,234',
    '1 234',
    'Infinity',
    'NaN',
    '1e3',
    '0x10',
    '999999999',
    '3h 4',
    '=1+1',
    '9'.repeat(400),
  ])('are not made of “%s”', (cell) => {
    expect(read(cell)).toBe('bad_hours');
  });

  it('count what their column says', () => {
    expect(hourUnitOf('Estimate (min)', [])).toBe('minutes');
    expect(hourUnitOf('effort_days', [])).toBe('days');
    expect(read('90', 'minutes')).toBe(90);
    expect(read('1.5', 'days')).toBe(720);
    expect(read('5400', 'seconds')).toBe(90);
    expect(read('29', 'seconds')).toBe(0);
    expect(read('30', 'seconds')).toBe(1);
  });

  it('of Jira’s own columns are seconds, unless someone typed hours into one', () => {
    expect(hourUnitOf('Original Estimate', ['3600', '', '14400'])).toBe('seconds');
    expect(hourUnitOf('Original Estimate', ['3', '7.5'])).toBe('hours');
    expect(hourUnitOf('Original Estimate', ['60', '120'])).toBe('hours');
    expect(hourUnitOf('Original Estimate', [])).toBe('hours');
    expect(hourUnitOf('Estimate', ['3600'])).toBe('hours');
  });
});
