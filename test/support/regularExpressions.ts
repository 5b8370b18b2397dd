import { isSafePattern } from 'redos-detector';
import { parseSource, type SyntaxNode, walk } from './sourceModule.ts';

export interface RegularExpression {
  path: string;
  line: number;
  /** As it stands in the source; for one that is put together, the call that does it. */
  text: string;
  /** Absent where it is put together when the program runs: nobody can look at it before. */
  pattern?: string;
  flags?: string;
}

/** Every regular expression of a source. */
export function regularExpressions(path: string, text: string): RegularExpression[] {
  const found: RegularExpression[] = [];
  walk(parseSource(path, text), (node) => {
    const line = text.slice(0, node.start as number).split('\n').length;
    const written = node.regex as { pattern: string; flags: string } | undefined;
    if (written) found.push({ path, line, text: `/${written.pattern}/${written.flags}`, ...written });
    const made = node.type === 'NewExpression' || node.type === 'CallExpression';
    if (made && (node.callee as SyntaxNode).name === 'RegExp')
      found.push({ path, line, text: text.slice(node.start as number, (node.start as number) + 60) });
  });
  return found;
}

/**
 * Whether a text exists on which it tries more ways the longer that text is. A search that may begin anywhere counts too:
 * it can be slow on a text that it does not find.
 */
export function mayBlowUp({ pattern, flags = '' }: RegularExpression): boolean {
  if (pattern === undefined) return true;
  const { safe } = isSafePattern(pattern, {
    caseInsensitive: flags.includes('i'),
    unicode: flags.includes('u'),
    dotAll: flags.includes('s'),
    multiLine: flags.includes('m'),
    // What takes longer to look through than this is not plain enough to be called safe.
    maxSteps: 2_000,
  });
  return !safe;
}
