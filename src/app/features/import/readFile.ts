import { IMPORT_CHARACTERS } from '../../../core/import/importApi.ts';

export interface OpenedFile {
  name: string;
  text: string;
  header: string[];
  /** The first values of each column, to recognise it by. */
  samples: string[][];
}

export type FileTrouble = 'tooLarge' | 'spreadsheet' | 'notText' | 'empty' | 'unreadable';

/** Rows that are looked at to show what a column holds. */
const SAMPLES = 3;
/** Enough for a header and a few rows of the widest export. */
const HEAD_CHARACTERS = 256 * 1024;

/**
 * A CSV file as text with its header. The server reads the rows; here only the first lines are looked at, so that a
 * large file does not hold up the screen.
 */
export async function readFile(file: File): Promise<OpenedFile | FileTrouble> {
  if (file.size > IMPORT_CHARACTERS) return 'tooLarge';
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // Removed or changed since it was chosen, or a cloud file that could not be fetched.
    return 'unreadable';
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'spreadsheet'; // "PK": a zip, as xlsx and ods are.
  const text = decode(bytes);
  if (text.slice(0, HEAD_CHARACTERS).includes('\0')) return 'notText';
  const head = await firstRows(text);
  const [header, ...rows] = head;
  if (!header || header.every((cell) => cell.trim() === '')) return 'empty';
  return { name: file.name, text, header, samples: header.map((_, at) => rows.map((row) => row[at] ?? '')) };
}

/** UTF-8, or UTF-16 where a byte order mark says so, or else what older programs write. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes); // TypeError is how the strict one says "not UTF-8".
  }
}

async function firstRows(text: string): Promise<string[][]> {
  const { parse } = (await import('papaparse')).default;
  const { data } = parse<string[]>(text.slice(0, HEAD_CHARACTERS), {
    preview: SAMPLES + 1,
    skipEmptyLines: 'greedy',
  });
  return data;
}
