/** What is done to an honest request to make it a hostile one. */
import type { Chance } from '../../../src/server/demo/chance.ts';
import type { HostileRequest } from './request.ts';
import type { Spoiler, Spoilers } from './spoiler.ts';
import { spoilHeaders, spoilLine } from './spoilHead.ts';
import { spoilText } from './spoilText.ts';
import { spoilValue } from './spoilValue.ts';

/** None, one or several of them; a third stay as they are, for rights have to hold there too. */
export function spoil(request: HostileRequest, chance: Chance): HostileRequest {
  let spoiled = request;
  for (let left = chance.pick([0, 0, 1, 1, 1, 2, 3]); left > 0; left -= 1) {
    const [kind, list] = chance.pick(spoiled.body.length > 0 ? KINDS : BODILESS);
    const [name, spoiler] = chance.pick(Object.entries(list));
    spoiled = spoiler(spoiled, chance);
    spoiled = { ...spoiled, what: [spoiled.what, `${kind}: ${name}`].filter(Boolean).join('; ') };
  }
  return spoiled;
}

const framed =
  (framing: HostileRequest['framing']): Spoiler =>
  (request) => ({ ...request, framing });
const FRAMES: Spoilers = {
  'less than it says': framed('cut'),
  'more than it says': framed('short'),
  'two lengths': framed('both'),
  'broken chunks': framed('broken'),
  chunked: framed('chunked'),
};

const KINDS: [string, Spoilers][] = [
  ...Array<[string, Spoilers]>(8).fill(['value', spoilValue]),
  ...Array<[string, Spoilers]>(4).fill(['text', spoilText]),
  ...Array<[string, Spoilers]>(3).fill(['header', spoilHeaders]),
  ['line', spoilLine],
  ['frame', FRAMES],
];
const BODILESS: [string, Spoilers][] = [
  ['header', spoilHeaders],
  ['line', spoilLine],
];
