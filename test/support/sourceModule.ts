import { posix } from 'node:path';
import { parseSync } from 'vite';

/** One source file as the layer rules see it. Paths are relative to the project, with `/`. */
export interface SourceModule {
  path: string;
  imports: SourceImport[];
  /** It hands on another file's exports, as a barrel does. */
  reexports: boolean;
}

export interface SourceImport {
  /** As written, without a query such as `?url`. */
  specifier: string;
  /** Path of the file within the project; undefined for a package. */
  target: string | undefined;
}

/** A node of the syntax tree, of which only the shape is known here. */
export type SyntaxNode = { type: string; [property: string]: unknown };

/** Throws on text that does not parse: a file that cannot be read must not pass for one without imports. */
export function parseSource(path: string, text: string): SyntaxNode {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return program as unknown as SyntaxNode;
}

/** Static, dynamic and type imports alike: a type is knowledge of the other layer too. */
export function sourceModule(path: string, text: string): SourceModule {
  const imports: SourceImport[] = [];
  let reexports = false;
  walk(parseSource(path, text), (node) => {
    const source = node.source as SyntaxNode | null | undefined;
    if (typeof source?.value !== 'string') return;
    if (node.type.startsWith('Export')) reexports = true;
    const specifier = source.value.replace(/\?.*$/, '');
    const relative = specifier.startsWith('.');
    imports.push({ specifier, target: relative ? posix.join(posix.dirname(path), specifier) : undefined });
  });
  return { path, imports, reexports };
}

/** Every node, parents first. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') walk(child, visit);
    }
  }
}
