import type { Chance } from '../../../src/server/demo/chance.ts';
import type { HostileRequest } from './request.ts';

/** Makes a request a little more hostile, or leaves it where there is nothing for it to do. */
export type Spoiler = (request: HostileRequest, chance: Chance) => HostileRequest;

/** By what each does, for people. */
export type Spoilers = Readonly<Record<string, Spoiler>>;
