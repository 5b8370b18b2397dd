import { language } from '../words/t.ts';

let names: Intl.DisplayNames | undefined;

/** "Germany" for DE, "Germany, BY" for DE-BY: the platform knows countries, not their parts. */
export function regionName(region: string): string {
  names ??= new Intl.DisplayNames([language()], { type: 'region' });
  const country = names.of(region.slice(0, 2)) ?? region;
  return region.length > 2 ? `${country}, ${region.slice(3)}` : country;
}
