import { type CheckCommand, type FillCommand, readCommand } from '../../../src/programs/cli/args.ts';
import { CommandError } from '../../../src/programs/cli/command-error.ts';
import { nearest } from '../../../src/programs/cli/nearest.ts';

/** The words of a command, one by one: what each is taken for, up to its bounds. */

function read(line: string): Record<string, unknown> {
  return readCommand(line.split(' ').filter((word) => word !== '')) as unknown as Record<string, unknown>;
}

function refused(line: string): boolean {
  try {
    read(line);
    return false;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return true;
  }
}

const USUAL: CheckCommand = {
  command: 'check',
  inputs: ['a.xlsx'],
  policies: [],
  words: null,
  format: 'text',
  output: null,
  jobs: null,
  hidden: false,
  form: null,
  comments: null,
  show: 'all',
  severity: 'hint',
  select: null,
  ignore: [],
  maxFindings: null,
  failOn: 'error',
  name: null,
};

test.each<[string, Partial<CheckCommand>]>([
  ['', {}],
  ['b.xlsx c', { inputs: ['a.xlsx', 'b.xlsx', 'c'] }],
  ['--policy x --policy y', { policies: ['x', 'y'] }],
  ['--words w.json', { words: 'w.json' }],
  ['--format json', { format: 'json' }],
  ['--format ndjson', { format: 'ndjson' }],
  ['--format sarif', { format: 'sarif' }],
  ['--format html', { format: 'html' }],
  ['--output out', { output: 'out' }],
  ['--output=-x', { output: '-x' }],
  ['--jobs 1', { jobs: 1 }],
  ['--jobs 9999', { jobs: 9999 }],
  ['--hidden', { hidden: true }],
  ['--form f.xlsx', { form: 'f.xlsx' }],
  ['--comments c', { comments: 'c' }],
  ['--brief', { show: 'brief' }],
  ['--statistics', { show: 'statistics' }],
  ['--quiet', { severity: 'error' }],
  ['--severity error', { severity: 'error' }],
  ['--severity warning', { severity: 'warning' }],
  ['--severity hint', { severity: 'hint' }],
  ['--select a,b', { select: ['a', 'b'] }],
  ['--select a，b、c --select d', { select: ['a', 'b', 'c', 'd'] }],
  ['--select ,', { select: [] }],
  ['--ignore a,,b', { ignore: ['a', 'b'] }],
  ['--max-findings 0', { maxFindings: 0 }],
  ['--max-findings 999999', { maxFindings: 999_999 }],
  ['--fail-on warning', { failOn: 'warning' }],
  ['--fail-on never', { failOn: 'never' }],
  ['- -', { inputs: ['a.xlsx', '-'] }],
  ['- --name b.xlsx', { inputs: ['a.xlsx', '-'], name: 'b.xlsx' }],
  ['-- --brief', { inputs: ['a.xlsx', '--brief'] }],
])('check a.xlsx %s', (line, changes) => {
  expect(read(`check a.xlsx ${line}`)).toMatchObject({ ...USUAL, ...changes });
});

const FILL: FillCommand = {
  command: 'fill',
  files: ['a.xlsx'],
  output: 'b.xlsx',
  replace: false,
  jobs: null,
  parts: ['scores', 'rate', 'total'],
  as: 'values',
  policies: [],
  words: null,
  notes: null,
  onlyBlanks: false,
  dryRun: false,
  table: null,
  changes: 'tracked',
};

test.each<[string, Partial<FillCommand>]>([
  ['', {}],
  ['c.xlsx', { files: ['a.xlsx', 'c.xlsx'] }],
  ['--replace', { replace: true }],
  ['--jobs 4', { jobs: 4 }],
  ['--what total,scores', { parts: ['scores', 'total'] }],
  ['--what notes --notes n.json', { parts: ['notes'], notes: 'n.json' }],
  ['--as formulas', { as: 'formulas' }],
  ['--policy x', { policies: ['x'] }],
  ['--words w', { words: 'w' }],
  ['--only-blanks', { onlyBlanks: true }],
  ['--dry-run', { dryRun: true }],
  ['--table 表2', { table: '表2' }],
  ['--changes plain', { changes: 'plain' }],
])('fill a.xlsx --output b.xlsx %s', (line, changes) => {
  expect(read(`fill a.xlsx --output b.xlsx ${line}`)).toMatchObject({ ...FILL, ...changes });
});

test.each<[string, object]>([
  ['--version', { command: 'version' }],
  ['-v', { command: 'version' }],
  ['version', { command: 'version' }],
  ['check -v', { command: 'version' }],
  ['--help', { command: 'help', topic: null }],
  ['-h', { command: 'help', topic: null }],
  ['help', { command: 'help', topic: null }],
  ['help fill', { command: 'help', topic: 'fill' }],
  ['fill --help', { command: 'help', topic: 'fill' }],
  ['--help check', { command: 'help', topic: 'check' }],
  ['policies', { command: 'policies', id: null, json: false }],
  ['policies hubei --json', { command: 'policies', id: 'hubei', json: true }],
  ['explain total-mismatch', { command: 'explain', check: 'total-mismatch' }],
  ['fill a --dry-run', { ...FILL, files: ['a'], output: null, dryRun: true }],
  ['check -- -h', { ...USUAL, inputs: ['-h'] }],
])('%s', (line, command) => {
  expect(read(line)).toMatchObject(command);
});

test.each([
  '',
  'chek',
  'check',
  'check a --jobs 0',
  'check a --jobs 01',
  'check a --jobs 10000',
  'check a --jobs 1.5',
  'check a --jobs -1',
  'check a --jobs',
  'check a --max-findings -1',
  'check a --max-findings=-1',
  'check a --max-findings 1000000',
  'check a --max-findings x',
  'check a --format xml',
  'check a --format JSON',
  'check a --severity none',
  'check a --fail-on hint',
  'check a --quiet --severity error',
  'check a --brief --statistics',
  'check a --brief --format json',
  'check a --statistics --format html',
  'check a --brief=yes',
  'check a --output',
  'check a --output=',
  'check a --output --brief',
  'check a --name b.xlsx',
  'check a --dry-run',
  'check a --unknown',
  'check a ——brief',
  'check a -q',
  'fill',
  'fill a',
  'fill - --output b',
  'fill a --output b --what all',
  'fill a --output b --notes n.json',
  'fill a --output b --as text',
  'fill a --output b --changes none',
  'fill a --output b --brief',
  'explain',
  'explain a b',
  'explain a --json',
  'policies a b',
  'help nothing',
  '--hel',
])('no command: %s', (line) => {
  expect(refused(line)).toBe(true);
});

const KNOWN = ['check', 'fill', 'policies', 'explain', 'help', 'version'];

test.each<[string, readonly string[]]>([
  ['check', ['check']],
  ['chekc', ['check']],
  ['chck', ['check']],
  ['checkk', ['check']],
  ['CHECK', ['check']],
  ['ｃｈｅｃｋ', ['check']],
  ['fil', ['fill']],
  ['flil', ['fill']],
  ['fol', []],
  ['ch', ['check']],
  ['c', []],
  ['', []],
  ['he', ['help']],
  ['exp', ['explain']],
  ['xyz', []],
])('%s is meant as %j', (word, meant) => {
  expect(nearest(word, KNOWN)).toEqual(meant);
});

test('at most three that are equally near; a nearer one alone; each once', () => {
  expect(nearest('abcx', ['abca', 'abcb', 'abcc', 'abcd'])).toEqual(['abca', 'abcb', 'abcc']);
  expect(nearest('abca', ['abcb', 'abca', 'abca'])).toEqual(['abca']);
  expect(nearest('ab', ['abcdefgh1', 'abcdefgh2', 'abcdefgh3', 'abcdefgh4'])).toHaveLength(3);
  // A mistake in four letters: of five two are allowed, of four one, and nothing is as far away as it is long.
  expect([nearest('abxxe', ['abcde']), nearest('abxx', ['abcd']), nearest('x', ['a'])]).toEqual([['abcde'], [], []]);
});
