import { parseSource, type SyntaxNode, walk } from './sourceModule.ts';

export interface DangerousCall {
  path: string;
  line: number;
  what: string;
}

/** Modules that start programs or run text as code. The server needs neither. */
const BANNED_MODULES = /^(node:)?(child_process|vm|repl|inspector|cluster)$/;
/** Names that make HTML, or code, of a string. */
const HTML_SINKS = new Set(['innerHTML', 'outerHTML', 'srcdoc']);
const HTML_CALLS = new Set([
  'insertAdjacentHTML',
  'createContextualFragment',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
]);
const CODE_CALLS = new Set(['eval', 'Function', 'execScript']);
const TIMERS = new Set(['setTimeout', 'setInterval']);
/** What takes SQL as text. */
const SQL_CALLS = new Set(['exec', 'prepare', 'query', 'raw']);
/** In the one file that calls out, and nowhere else: everything else would go where a stranger says. */
const OUTGOING = /^src\/server\/outgoing\//;
const OUTGOING_MODULES = /^(node:)?(http|https|http2|net|tls|dgram)$/;
const OUTGOING_NAMES = new Set([
  'request',
  'get',
  'connect',
  'createConnection',
  'createSocket',
  'Agent',
  'Socket',
]);

/** What turns text into code, HTML, SQL or a program, draws chance that can be guessed, or trusts whom nobody vouches for. */
export function dangerousCalls(path: string, text: string): DangerousCall[] {
  const found: DangerousCall[] = [];
  walk(parseSource(path, text), (node) => {
    const what = danger(node, path);
    if (what === undefined) return;
    found.push({ path, line: text.slice(0, node.start as number).split('\n').length, what });
  });
  return found;
}

function danger(node: SyntaxNode, path: string): string | undefined {
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
      return dangerousCall(node, path);
    case 'AssignmentExpression': {
      const name = lastName(node.left as SyntaxNode);
      return name !== undefined && HTML_SINKS.has(name) ? `${name} from a string` : undefined;
    }
    case 'JSXAttribute': {
      const name = String((node.name as SyntaxNode).name);
      return HTML_SINKS.has(name) ? `${name} from a string` : undefined;
    }
    case 'ImportDeclaration':
    case 'ImportExpression':
      return dangerousImport(node, path);
    case 'Property': {
      const off = (node.value as SyntaxNode).value === false;
      return off && lastName(node.key as SyntaxNode) === 'rejectUnauthorized'
        ? 'certificates unchecked'
        : undefined;
    }
    case 'MemberExpression': {
      const name = lastName(node);
      if (name === 'random' && lastName(node.object as SyntaxNode) === 'Math')
        return 'chance that can be guessed';
      return name === 'NODE_TLS_REJECT_UNAUTHORIZED' ? 'certificates unchecked' : undefined;
    }
    case 'Literal':
      return /^\s*javascript:/i.test(String(node.value)) ? 'code in an address' : undefined;
    default:
      return undefined;
  }
}

function dangerousCall(node: SyntaxNode, path: string): string | undefined {
  const name = lastName(node.callee as SyntaxNode);
  const [first, second] = node.arguments as SyntaxNode[];
  if (name === undefined) return undefined;
  if (CODE_CALLS.has(name)) return `${name} runs text`;
  if (TIMERS.has(name) && isText(first)) return `${name} runs text`;
  if (HTML_CALLS.has(name)) return `${name} from a string`;
  const callee = node.callee as SyntaxNode;
  const of = callee.type === 'MemberExpression' ? lastName(callee.object as SyntaxNode) : undefined;
  if (of === 'document' && /^write(ln)?$/.test(name)) return 'document.write';
  if (of === 'sql' && /^(raw|lit|unsafe)$/.test(name)) return `sql.${name}: text as SQL`;
  if (SQL_CALLS.has(name) && isPutTogether(first)) return `SQL put together for ${name}`;
  if (name === 'postMessage' && second?.value === '*') return 'a message to anyone';
  if (/^create(Hash|Hmac)$/.test(name) && /^(md5|sha1|md4|ripemd160)$/i.test(String(first?.value)))
    return `${String(first?.value)} is broken`;
  const outside = path.startsWith('src/server/') && !OUTGOING.test(path);
  if (outside && name === 'fetch' && callee.type === 'Identifier') return 'an outgoing call beside callOut';
  return undefined;
}

function dangerousImport(node: SyntaxNode, path: string): string | undefined {
  const module = String((node.source as SyntaxNode | undefined)?.value);
  if (BANNED_MODULES.test(module)) return `imports ${module}`;
  if (!path.startsWith('src/server/') || OUTGOING.test(path) || !OUTGOING_MODULES.test(module))
    return undefined;
  const names = ((node.specifiers as SyntaxNode[] | undefined) ?? []).map(({ imported }) =>
    imported ? lastName(imported as SyntaxNode) : '*',
  );
  const calls = names.find((name) => name === '*' || OUTGOING_NAMES.has(name ?? ''));
  return calls === undefined && names.length > 0 ? undefined : 'an outgoing call beside callOut';
}

/** `a.b.c`, `a['c']` and `c` alike as "c". */
function lastName(node: SyntaxNode | undefined | null): string | undefined {
  if (node?.type === 'Identifier' || node?.type === 'JSXIdentifier') return String(node.name);
  if (node?.type === 'Literal') return String(node.value);
  return node?.type === 'MemberExpression' ? lastName(node.property as SyntaxNode) : undefined;
}

const isText = (node: SyntaxNode | undefined): boolean =>
  node?.type === 'TemplateLiteral' ||
  (node?.type === 'Literal' && typeof node.value === 'string') ||
  isPutTogether(node);

/** A string of which some part is not written here. */
function isPutTogether(node: SyntaxNode | undefined): boolean {
  if (node?.type === 'TemplateLiteral') return (node.expressions as unknown[]).length > 0;
  return node?.type === 'BinaryExpression' && node.operator === '+';
}
