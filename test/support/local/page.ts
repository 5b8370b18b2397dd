/** What the test page offers: this device's half of the app as screens use it, and nothing of theirs. */
import * as z from 'zod/mini';
import * as local from '../../../src/local/index.ts';

z.config({ jitless: true });
Object.assign(globalThis, { local });
