import { expect, it } from 'vitest';
import { runMatrix } from '../../authorisation/matrix.ts';

it('everyone may do what the matrix says, and whatever else they ask for changes nothing', {
  timeout: 900_000,
}, async () => {
  const { cells, granted, faults } = await runMatrix();
  expect(faults).toEqual([]);
  console.log(`${cells} cells, ${granted} of them granted`);
  expect(cells).toBeGreaterThan(1_500);
  expect(granted).toBeGreaterThan(300);
});
