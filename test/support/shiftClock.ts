/**
 * Preloaded into a server under test (`--import`): it lives on another day, and phones, whose clocks it corrects, follow.
 *
 * `PLIMSOLL_TEST_SHIFT_MS` says by how much.
 */
const shift = Number(process.env.PLIMSOLL_TEST_SHIFT_MS);
const now = Date.now.bind(Date);
Date.now = () => now() + shift;
