import { parseSync } from '@swc/core';
import { regexNeighbours } from './regex.mjs';

/**
 * The one-place mutants of a source file: `{ kind, start, end, text, line, before, after }`, where `start` and `end` are offsets in
 * bytes of the file and `text` is what stands there instead. Types are never touched.
 */

const SYNTAX = { syntax: 'typescript', tsx: true, target: 'es2022' };
const BOUNDARY = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '==': '!=',
  '!=': '==',
};
const ARITHMETIC = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' };
const ASSIGNED = { '+=': '-=', '-=': '+=', '*=': '/=', '/=': '*=' };
/** Methods that differ a little, of arrays, strings, Math and exact decimals. */
const METHODS = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  find: 'findLast',
  findLast: 'find',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  push: 'unshift',
  plus: 'minus',
  minus: 'plus',
  times: 'div',
  div: 'times',
  gt: 'gte',
  gte: 'gt',
  lt: 'lte',
  lte: 'lt',
};
/** Calls that can be left away: what they are called on stands for the result. */
const DROPPED = new Set(
  'filter map sort toSorted reverse toReversed slice trim trimStart trimEnd normalize toLowerCase toUpperCase replace replaceAll abs flat'.split(
    ' ',
  ),
);
const DELETED = new Set([
  'ExpressionStatement',
  'ThrowStatement',
  'ContinueStatement',
  'BreakStatement',
  'ForOfStatement',
  'ForInStatement',
  'ForStatement',
  'WhileStatement',
]);
/** Expressions with a type beside them. */
const TYPED = new Set(['TsAsExpression', 'TsSatisfiesExpression', 'TsConstAssertion', 'TsNonNullExpression']);
const LOOPS = new Set(['WhileStatement', 'DoWhileStatement', 'ForStatement']);

class Source {
  constructor(text) {
    this.bytes = Buffer.from(text, 'utf8');
    // An empty statement in front tells where the positions of this file begin, whatever was parsed before.
    const { body } = parseSync(`;${text}`, SYNTAX);
    this.base = body[0].span.start + 1;
    this.body = body.slice(1);
  }
  start(node) {
    return node.span.start - this.base;
  }
  end(node) {
    return node.span.end - this.base;
  }
  slice(start, end) {
    return this.bytes.toString('utf8', start, end);
  }
  text(node) {
    return this.slice(this.start(node), this.end(node));
  }
}

function isNode(value) {
  return typeof value === 'object' && value !== null && typeof value.type === 'string' && value.span !== undefined;
}

function unwrapped(node) {
  let inner = node;
  while (inner?.type === 'ParenthesisExpression') inner = inner.expression;
  return inner;
}

function isText(node) {
  const inner = unwrapped(node);
  if (inner.type === 'BinaryExpression' && inner.operator === '+') return isText(inner.left) || isText(inner.right);
  return inner.type === 'StringLiteral' || inner.type === 'TemplateLiteral';
}

/** What a function gives back when it gives back nothing. */
function emptied(node) {
  const inner = unwrapped(node);
  if (inner.type === 'BooleanLiteral' || inner.type === 'NullLiteral') return null;
  if (inner.type === 'Identifier' && inner.value === 'undefined') return null;
  if (inner.type === 'ArrayExpression') return inner.elements.length > 0 ? '[]' : null;
  if (inner.type === 'StringLiteral' || inner.type === 'NumericLiteral') return null;
  if (inner.type === 'TemplateLiteral') return "''";
  if (inner.type.startsWith('JSX')) return 'null';
  return 'undefined';
}

/** @returns {{ kind: string, node: object, text: string, from?: number, to?: number }[]} */
const KINDS = {
  BinaryExpression(node, source, add) {
    const { operator, left, right } = node;
    const [a, b] = [source.text(left), source.text(right)];
    const between = source.slice(source.end(left), source.start(right));
    const withOperator = (other) => `(${a}${between.replace(operator, () => other)}${b})`;
    if (operator === '&&' || operator === '||') {
      add('and-or', node, withOperator(operator === '&&' ? '||' : '&&'));
      add('operand', node, `(${a})`);
      add('operand', node, `(${b})`);
    } else if (operator === '??') {
      add('operand', node, `(${a})`);
    } else if (Object.hasOwn(BOUNDARY, operator)) {
      add('comparison', node, withOperator(BOUNDARY[operator]));
    } else if (Object.hasOwn(ARITHMETIC, operator) && !isText(left) && !isText(right)) {
      add('arithmetic', node, withOperator(ARITHMETIC[operator]));
    }
  },
  UnaryExpression(node, source, add) {
    if (node.operator === '!') add('not', node, `(${source.text(node.argument)})`);
    if (node.operator === '-') add('arithmetic', node, `(${source.text(node.argument)})`);
  },
  UpdateExpression(node, source, add) {
    const other = node.operator === '++' ? '--' : '++';
    add(
      'arithmetic',
      node,
      source.text(node).replace(node.operator, () => other),
    );
  },
  AssignmentExpression(node, source, add) {
    if (!Object.hasOwn(ASSIGNED, node.operator) || isText(node.right)) return;
    const [from, to] = [source.end(node.left), source.start(node.right)];
    const between = source.slice(from, to).replace(node.operator, () => ASSIGNED[node.operator]);
    add('arithmetic', node, `${source.text(node.left)}${between}${source.text(node.right)}`);
  },
  ConditionalExpression(node, source, add) {
    const [test, yes, no] = [node.test, node.consequent, node.alternate].map((each) => source.text(each));
    const kept = source.slice(source.end(node.test), source.start(node.consequent));
    const middle = source.slice(source.end(node.consequent), source.start(node.alternate));
    add('branches', node, `${test}${kept}${no}${middle}${yes}`);
    condition(node.test, source, add, true);
  },
  IfStatement(node, source, add) {
    condition(node.test, source, add, true);
    if (node.alternate !== null && node.alternate !== undefined) {
      add('else', { span: { start: node.consequent.span.end, end: node.alternate.span.end } }, '');
    }
  },
  CallExpression(node, source, add) {
    const callee = node.callee.type === 'OptionalChainingExpression' ? node.callee.base : node.callee;
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
    const name = callee.property.value;
    const [from, to] = [source.start(callee.property), source.end(callee.property)];
    if (Object.hasOwn(METHODS, name)) {
      add('method', node, source.slice(source.start(node), from) + METHODS[name] + source.slice(to, source.end(node)));
    }
    if (!DROPPED.has(name)) return;
    // In `a?.filter(f).length` what follows still has to do without `a`.
    const isOptional = node.callee.optional === true && source.slice(source.end(node), source.end(node) + 1) === '.';
    add('call', node, `${source.text(callee.object)}${isOptional ? '?' : ''}`);
  },
  RegExpLiteral(node, _source, add) {
    for (const text of regexNeighbours(node.pattern, node.flags)) add('regex', node, text);
  },
  NumericLiteral(node, _source, add) {
    if (!Number.isSafeInteger(Math.trunc(node.value))) return;
    add('number', node, String(node.value + 1));
    if (node.value >= 1) add('number', node, String(node.value - 1));
  },
  BooleanLiteral(node, _source, add) {
    add('boolean', node, String(!node.value));
  },
  StringLiteral(node, _source, add) {
    if (node.value !== '') add('string', node, "''");
  },
  ReturnStatement(node, _source, add) {
    if (node.argument === null || node.argument === undefined) add('statement', node, ';');
    else {
      const text = emptied(node.argument);
      if (text !== null) add('return', node.argument, text);
    }
  },
  ArrowFunctionExpression(node, _source, add) {
    if (node.body.type === 'BlockStatement') return;
    const text = emptied(node.body);
    if (text !== null) add('return', node.body, text);
  },
};

function condition(node, source, add, mayBeTrue) {
  const inner = unwrapped(node);
  if (inner.type === 'BooleanLiteral') return;
  if (mayBeTrue) add('condition', node, 'true');
  add('condition', node, 'false');
  if (inner.type !== 'UnaryExpression' && inner.type !== 'BinaryExpression') {
    add('not', node, `!(${source.text(node)})`);
  }
}

/** What isn't behaviour of ours: types, imports, style, and the wording of errors that are told apart by their class and code. */
function isPassedOver(node, key, parent) {
  if (node.type.startsWith('Ts') && !TYPED.has(node.type)) return true;
  if (['ImportDeclaration', 'ExportAllDeclaration', 'ExportNamedDeclaration', 'JSXText'].includes(node.type))
    return true;
  if (['typeAnnotation', 'typeParams', 'typeArguments', 'returnType'].includes(key)) return true;
  if (key === 'key') return /^(?:String|Numeric)Literal$/.test(node.type);
  if (node.type === 'JSXAttribute')
    return node.value?.type === 'StringLiteral' || /^(?:className|style|size)$/.test(node.name?.value);
  return (
    parent?.type === 'NewExpression' &&
    key === 'arguments' &&
    String(parent.callee.value).endsWith('Error') &&
    isText(node)
  );
}

function childrenOf(node) {
  const found = [];
  const collect = (value, key) => {
    if (Array.isArray(value)) for (const each of value) collect(each, key);
    else if (isNode(value)) found.push([value, key]);
    else if (typeof value === 'object' && value !== null) {
      // Arguments, methods and the like are wrapped in objects that are no nodes.
      for (const [inner, each] of Object.entries(value)) collect(each, key === 'arguments' ? key : inner);
    }
  };
  for (const [key, value] of Object.entries(node)) if (key !== 'span') collect(value, key);
  return found;
}

const inOneLine = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** The line the place stands on, before and after, shortened around the place. */
function shown(source, start, end, text) {
  const from = source.bytes.lastIndexOf(0x0a, Math.max(0, start - 1)) + 1;
  const newline = source.bytes.indexOf(0x0a, end);
  const to = newline === -1 ? source.bytes.length : newline;
  const head = inOneLine(source.slice(from, start));
  const lead = head.length > 40 ? `…${head.slice(-39)}` : head;
  const rest = source.slice(end, to);
  const tail = (/^\s/.test(rest) ? ' ' : '') + inOneLine(rest).slice(0, 30);
  const cut = (each) => (each.length > 90 ? `${each.slice(0, 60)} … ${each.slice(-25)}` : each);
  const gap = /\s$/.test(source.slice(from, start)) && lead !== '' ? ' ' : '';
  return {
    before: `${lead}${gap}${cut(inOneLine(source.slice(start, end)))}${tail}`,
    after: `${lead}${gap}${cut(inOneLine(text))}${tail}`,
  };
}

/**
 * @param {string} text the source
 * @param {{ strings?: boolean }} options whether string literals are emptied too; not where they are sentences
 */
export function mutantsOf(text, { strings = true } = {}) {
  const source = new Source(text);
  const found = [];
  const seen = new Set();
  const lines = [0];
  for (const [index, byte] of source.bytes.entries()) if (byte === 0x0a) lines.push(index + 1);
  const lineOf = (offset) => {
    let [low, high] = [0, lines.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (lines[middle] <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
  const add = (kind, node, replacement) => {
    const [start, end] = [source.start(node), source.end(node)];
    const key = `${start} ${end} ${replacement}`;
    if (seen.has(key) || source.slice(start, end) === replacement) return;
    seen.add(key);
    const edges = shown(source, start, end, replacement);
    found.push({ kind, start, end, text: replacement, line: lineOf(start), ...edges });
  };
  const visit = (node, key, parent) => {
    if (isPassedOver(node, key, parent)) return;
    const isCallOfSuper = node.expression?.type === 'CallExpression' && node.expression.callee.type === 'Super';
    if (DELETED.has(node.type) && !isCallOfSuper && node.expression?.type !== 'StringLiteral')
      add('statement', node, ';');
    if (LOOPS.has(node.type) && isNode(node.test)) condition(node.test, source, add, false);
    const isStep = node.type === 'UpdateExpression' && key === 'update';
    if (!isStep && (strings || node.type !== 'StringLiteral')) KINDS[node.type]?.(node, source, add);
    for (const [child, name] of childrenOf(node)) visit(child, name, node);
  };
  for (const node of source.body) visit(node, 'body', null);
  return found.sort((a, b) => a.start - b.start || a.end - b.end || (a.text < b.text ? -1 : 1));
}

/** The file with the mutant in its place. */
export function mutated(text, { start, end, text: replacement }) {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.toString('utf8', 0, start) + replacement + bytes.toString('utf8', end);
}
