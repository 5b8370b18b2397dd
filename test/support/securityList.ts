/** How many requirements of levels 1 and 2 each section of OWASP ASVS 5.0.0 has; they are its first. */
const SECTIONS: Readonly<Record<string, number>> = {
  ...{ 'V1.1': 2, 'V1.2': 9, 'V1.3': 11, 'V1.4': 3, 'V1.5': 2, 'V2.1': 3, 'V2.2': 3, 'V2.3': 4, 'V2.4': 1 },
  ...{ 'V3.2': 2, 'V3.3': 4, 'V3.4': 6, 'V3.5': 5, 'V3.7': 2, 'V4.1': 3, 'V4.2': 1, 'V4.3': 2, 'V4.4': 4 },
  ...{ 'V5.1': 1, 'V5.2': 3, 'V5.3': 2, 'V5.4': 3, 'V6.1': 3, 'V6.2': 12, 'V6.3': 4, 'V6.4': 4, 'V6.5': 5 },
  ...{ 'V6.6': 3, 'V6.8': 4, 'V7.1': 3, 'V7.2': 4, 'V7.3': 2, 'V7.4': 5, 'V7.5': 2, 'V7.6': 2, 'V8.1': 2 },
  ...{
    'V8.2': 3,
    'V8.3': 1,
    'V8.4': 1,
    'V9.1': 3,
    'V9.2': 4,
    'V10.1': 2,
    'V10.2': 2,
    'V10.3': 4,
    'V10.4': 11,
  },
  ...{ 'V10.5': 5, 'V10.6': 2, 'V10.7': 3, 'V11.1': 2, 'V11.2': 3, 'V11.3': 3, 'V11.4': 4, 'V11.5': 1 },
  ...{ 'V11.6': 1, 'V12.1': 3, 'V12.2': 2, 'V12.3': 4, 'V13.1': 1, 'V13.2': 5, 'V13.3': 2, 'V13.4': 5 },
  ...{ 'V14.1': 2, 'V14.2': 4, 'V14.3': 3, 'V15.1': 3, 'V15.2': 3, 'V15.3': 7, 'V16.1': 1, 'V16.2': 5 },
  ...{ 'V16.3': 4, 'V16.4': 3, 'V16.5': 3, 'V17.1': 1, 'V17.2': 4, 'V17.3': 2 },
};

/** `V1.1.1` and all the others. */
export const REQUIREMENTS = Object.entries(SECTIONS).flatMap(([section, count]) =>
  Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
);

/** Files that a text names between backticks. */
export function filesIn(markdown: string): string[] {
  return [...markdown.matchAll(/`((?:src|test|sw)\/[\w./-]+|[A-Z]+\.md)`/g)].map(([, file]) => file!);
}

/** What is wrong with a list of requirements: one that is missing, said twice, or not of this standard. */
export function listFaults(markdown: string): string[] {
  const spared = /\*\*Does not apply\*\*: ([\s\S]*?)\n\n/.exec(markdown)?.[1] ?? '';
  const outside = [...spared.matchAll(/\bV\d+(?:\.\d+)?\b/g)].map(([each]) => `${each}.`);
  const rows = [...markdown.matchAll(/^\| (V[^|]*)\|(.*)\|$/gm)];
  const listed = rows.flatMap(([, first = '']) => first.split(',').map((each) => each.trim()));
  const wanted = REQUIREMENTS.filter((each) => !outside.some((section) => each.startsWith(section)));
  return [
    ...wanted.filter((each) => !listed.includes(each)).map((each) => `${each} is missing`),
    ...listed.filter((each, at) => listed.indexOf(each) !== at).map((each) => `${each} is said twice`),
    ...listed.filter((each) => !wanted.includes(each)).map((each) => `${each} is none that applies`),
    ...rows
      .filter(([, , where = '']) => where.trim() === '')
      .map(([, first = '']) => `${first.trim()} says nothing`),
  ];
}
