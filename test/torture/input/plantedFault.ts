/**
 * Preloaded into a server under test (`--import`): the fault that `PLIMSOLL_PLANTED` names is in its sources. It is the
 * control of hostile requests: where they do not find it, that they find nothing shows nothing.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { edited } from '../../planted/plantFaults.ts';
import { INPUT_FAULTS } from './inputFaults.ts';

const name = process.env.PLIMSOLL_PLANTED ?? '';
const edits = INPUT_FAULTS.find((fault) => fault.name === name)?.edits;
if (!edits) throw new Error(`there is no fault “${name}”`);
(globalThis as { plantedFault?: string }).plantedFault = name;

const sources = join(import.meta.dirname, '..', '..', '..', 'src');

registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    if (!url.startsWith('file:')) return loaded;
    const path = fileURLToPath(url);
    const here = edits.filter(({ file }) => join(sources, file) === path);
    if (here.length === 0) return loaded;
    const source = here.reduce((code, { from, to }) => edited(code, from, to, name), String(loaded.source));
    return { ...loaded, source };
  },
});
