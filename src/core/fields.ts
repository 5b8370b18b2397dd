/**
 * The field types that rows and mutation arguments share, each with its limit.
 *
 * `zod/mini`, because this reaches the browser: the full build costs 20 kB more.
 */
import * as z from 'zod/mini';
import { isCivilDay, isZone } from './civilDay.ts';

/** A whole number within these bounds, both included. */
export const between = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));

/** Ids are made on clients: a UUID, or one with a derived suffix such as `…-4f2a.1`. */
export const id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/, 'must be an id'));

export const civilDay = z.string().check(z.refine((text) => isCivilDay(text), 'must be a date, YYYY-MM-DD'));

export const zone = z.string().check(
  z.maxLength(64),
  z.refine((text) => isZone(text), 'must be an IANA time zone'),
);

/** One line of text that people read as a name or title. */
export const name = z.string().check(z.trim(), z.minLength(1, 'must not be empty'), z.maxLength(200));

/** Longer text: notes, answers, descriptions. */
export const note = z.string().check(z.trim(), z.maxLength(4000));

/** ISO 3166 country, optionally with a subdivision: `DE`, `DE-BY`. Empty string: no public holidays. */
export const region = z
  .string()
  .check(z.regex(/^([A-Z]{2}(-[A-Z0-9]{1,4}){0,2})?$/, 'must be a holiday region such as DE or DE-BY'));

/** Minutes of one day, 0…1440. */
export const dayMinutes = between(0, 1440);

/** Minutes of effort: up to a working lifetime. */
export const effortMinutes = between(0, 10_000_000);

/** Minutes per weekday, Monday first. */
export const weekMinutes = z.array(dayMinutes).check(z.length(7, 'must name seven days, Monday first'));

/** Milliseconds since the epoch. */
export const instant = between(0, 8_640_000_000_000_000);

export const ids = z.array(id).check(z.maxLength(200));
