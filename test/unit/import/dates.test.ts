import { describe, expect, it } from 'vitest';
import { dateOrderOf, readDate } from '../../../src/core/import/readDate.ts';

const read = (cells: string[], said?: 'dmy' | 'mdy') => {
  const order = dateOrderOf(cells, said);
  return cells.map((cell) => readDate(cell, order));
};

describe('a date', () => {
  it.each([
    ['2007-06-04', '2007-06-04'],
    ['2007/6/4', '2007-06-04'],
    ['2007-06-04T23:30:00.000Z', '2007-06-04'],
    ['2007-06-04 08:00', '2007-06-04'],
    ['4.6.2007', '2007-06-04'],
    ['04.06.07', '2007-06-04'],
    ['04/Jun/07 3:15 PM', '2007-06-04'],
    ['Mon 04 June 2007', '2007-06-04'],
    ['June 4, 2007', '2007-06-04'],
    ['Sept 4, 2007 8:00 AM', '2007-09-04'],
    ['05/05/2007', '2007-05-05'],
    ['31/12/99', '1999-12-31'],
    ['2024-02-29', '2024-02-29'],
  ])('written as %s is %s', (text, day) => {
    expect(read([text])).toEqual([day]);
  });

  it.each(['', ' ', 'NA', 'n/a', '-', 'None'])('is absent where the cell says “%s”', (text) => {
    expect(read([text])).toEqual([null]);
  });

  it.each([
    '2007-02-30',
    '31.02.2007',
    '32/01/2007',
    '13/13/2007',
    'soon',
    '2007',
    '4 Juno 2007',
    '1e9',
    '2007-06-04x',
    '٤/٦/٢٠٠٧',
  ])('is not made of “%s”', (text) => {
    expect(read([text])).toEqual(['bad_date']);
  });

  it('takes the day first where another date of its column shows that', () => {
    expect(read(['03/04/2026', '25/04/2026'])).toEqual(['2026-04-03', '2026-04-25']);
  });

  it('takes the month first where another date of its column shows that', () => {
    expect(read(['03/04/2026', '04/25/2026'])).toEqual(['2026-03-04', '2026-04-25']);
  });

  it('is not guessed where its column shows neither, or both', () => {
    expect(read(['03/04/2026', '05/06/2026'])).toEqual(['ambiguous_date', 'ambiguous_date']);
    expect(read(['03/04/2026', '25/04/2026', '04/25/2026'])).toEqual([
      'ambiguous_date',
      '2026-04-25',
      '2026-04-25',
    ]);
  });

  it('is read as it was said to be, and then nothing else fits', () => {
    expect(read(['03/04/2026', '04/25/2026'], 'mdy')).toEqual(['2026-03-04', '2026-04-25']);
    expect(read(['03/04/2026', '04/25/2026'], 'dmy')).toEqual(['2026-04-03', 'bad_date']);
  });

  it('needs no order in a column that is written year first', () => {
    expect(dateOrderOf(['2026-03-04', ''], 'dmy')).toEqual({ order: null, said: false });
  });
});
