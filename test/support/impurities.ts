import { parseSource, type SyntaxNode, walk } from './sourceModule.ts';

/** What answers differently from one run to the next; `Date()` and `new Date()` do as well. */
const BANNED = [
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'Temporal.Now',
];

/** Where a file reads a clock or draws a random number itself instead of being given one. */
export function impurities(path: string, text: string): string[] {
  const found: string[] = [];
  walk(parseSource(path, text), (node) => {
    const name = impurity(node);
    if (name !== undefined) found.push(`${path}:${line(text, node)} uses ${name}`);
  });
  return found;
}

function impurity(node: SyntaxNode): string | undefined {
  // `const { now } = Date` would get round a ban on calls, so naming the method at all is refused.
  if (node.type === 'MemberExpression') {
    const name = dotted(node);
    if (name !== undefined && BANNED.includes(name)) return name;
  }
  if (node.type === 'CallExpression' && dotted(node.callee as SyntaxNode) === 'Date') return 'Date()';
  const noArguments = Array.isArray(node.arguments) && node.arguments.length === 0;
  if (node.type === 'NewExpression' && noArguments && dotted(node.callee as SyntaxNode) === 'Date') {
    return 'new Date()';
  }
  if (node.type === 'VariableDeclarator' && (node.id as SyntaxNode).type === 'ObjectPattern') {
    const name = dotted(node.init as SyntaxNode);
    const taken = ((node.id as SyntaxNode).properties as SyntaxNode[]).map((property) =>
      dotted(property.key as SyntaxNode),
    );
    return BANNED.find((call) => taken.some((key) => `${name}.${key}` === call));
  }
  return undefined;
}

/** `a.b`, `a['b']` and `globalThis.a.b` alike as "a.b"; undefined for anything that has no such name. */
function dotted(node: SyntaxNode | null | undefined): string | undefined {
  if (node?.type === 'Identifier') return node.name as string;
  if (node?.type === 'Literal') return String(node.value);
  if (node?.type !== 'MemberExpression') return undefined;
  const property = node.property as SyntaxNode;
  // A computed name is known only when it is written out.
  if (node.computed && property.type !== 'Literal') return undefined;
  const object = dotted(node.object as SyntaxNode);
  if (object === undefined) return undefined;
  return object === 'globalThis' ? dotted(property) : `${object}.${dotted(property)}`;
}

function line(text: string, node: SyntaxNode): number {
  return text.slice(0, node.start as number).split('\n').length;
}
