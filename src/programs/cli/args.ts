/** The command line as typed → what to do. */

import { parseArgs } from 'node:util';
import { USAGE_ERRORS } from '../../messages/cli.ts';
import { CommandError } from './command-error.ts';

const FORMATS = ['text', 'json', 'ndjson', 'sarif', 'html'] as const;
export type Format = (typeof FORMATS)[number];

const PARTS = ['scores', 'rate', 'total', 'notes'] as const;
type Part = (typeof PARTS)[number];

const FORMS = ['values', 'formulas'] as const;
type FillForm = (typeof FORMS)[number];

const CHANGES = ['tracked', 'plain'] as const;
export type Changes = (typeof CHANGES)[number];

export interface CheckCommand {
  readonly command: 'check';
  readonly inputs: readonly string[];
  /** As typed, in their order. */
  readonly policies: readonly string[];
  /** A file of reading notes. */
  readonly words: string | null;
  readonly format: Format;
  readonly output: string | null;
  readonly jobs: number | null;
  /** Forms in hidden sheets are checked too. */
  readonly hidden: boolean;
  /** The file whose form all reports are held against. */
  readonly form: string | null;
  /** Where documents go with their findings as comments: a file, or a folder. */
  readonly comments: string | null;
}

export interface FillCommand {
  readonly command: 'fill';
  readonly file: string;
  readonly output: string | null;
  readonly parts: readonly Part[];
  readonly as: FillForm;
  readonly policies: readonly string[];
  readonly words: string | null;
  readonly notes: string | null;
  /** Cells that hold something stay, right or not. */
  readonly onlyBlanks: boolean;
  readonly dryRun: boolean;
  /** Of a document, the one table to fill: 表2. */
  readonly table: string | null;
  /** How cells of a document are changed. */
  readonly changes: Changes;
}

export type Command =
  | { readonly command: 'help' | 'version' | 'policies' }
  | { readonly command: 'explain'; readonly check: string }
  | CheckCommand
  | FillCommand;

type OptionType = 'string' | 'boolean';

const OPTIONS: Readonly<Record<string, Readonly<Record<string, OptionType>>>> = {
  check: {
    policy: 'string',
    words: 'string',
    format: 'string',
    output: 'string',
    jobs: 'string',
    hidden: 'boolean',
    form: 'string',
    comments: 'string',
  },
  fill: {
    output: 'string',
    what: 'string',
    as: 'string',
    policy: 'string',
    words: 'string',
    notes: 'string',
    'only-blanks': 'boolean',
    'dry-run': 'boolean',
    table: 'string',
    changes: 'string',
  },
  policies: {},
  explain: {},
};

interface Words {
  readonly values: ReadonlyMap<string, string>;
  /** Of `--policy`, which may be given for one sheet after another. */
  readonly policies: readonly string[];
  readonly switches: ReadonlySet<string>;
  readonly positionals: readonly string[];
}

function readWords(command: string, args: readonly string[]): Words {
  const known = OPTIONS[command] as Readonly<Record<string, OptionType>>;
  const options = Object.fromEntries(Object.entries(known).map(([name, type]) => [name, { type }]));
  // Not strict: its complaints are English sentences, which nothing but their text tells apart.
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string>();
  const policies: string[] = [];
  const switches = new Set<string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (known[name] === undefined || !rawName.startsWith('--')) {
      throw new CommandError(USAGE_ERRORS.unknownOption(rawName, command));
    }
    if (known[name] === 'boolean') {
      if (value !== undefined) throw new CommandError(USAGE_ERRORS.needlessValue(rawName));
      switches.add(name);
      continue;
    }
    // `--output --format json`: what follows is the next option, not a value.
    const swallowed = inlineValue !== true && value !== undefined && value.length > 1 && value.startsWith('-');
    if (value === undefined || value === '' || swallowed) throw new CommandError(USAGE_ERRORS.noValue(rawName));
    values.set(name, value);
    if (name === 'policy') policies.push(value);
  }
  return { values, policies, switches, positionals };
}

function choice<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const found = choices.find((one) => one === value);
  if (found === undefined) throw new CommandError(USAGE_ERRORS.badChoice(option, value, choices));
  return found;
}

function jobsOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new CommandError(USAGE_ERRORS.badJobs(value));
  return Number(value);
}

function checkCommand({ values, policies, switches, positionals }: Words): CheckCommand {
  if (positionals.length === 0) throw new CommandError(USAGE_ERRORS.noInputs());
  return {
    command: 'check',
    inputs: positionals,
    policies,
    words: values.get('words') ?? null,
    format: choice('--format', values.get('format') ?? 'text', FORMATS),
    output: values.get('output') ?? null,
    jobs: jobsOf(values.get('jobs')),
    hidden: switches.has('hidden'),
    form: values.get('form') ?? null,
    comments: values.get('comments') ?? null,
  };
}

function fillCommand({ values, policies, switches, positionals }: Words): FillCommand {
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new CommandError(USAGE_ERRORS.oneFile(positionals.length));
  const output = values.get('output') ?? null;
  const dryRun = switches.has('dry-run');
  if (output === null && !dryRun) throw new CommandError(USAGE_ERRORS.noOutput());
  const what = values.get('what') ?? 'scores,rate,total';
  const parts = what.split(',').map((part) => choice('--what', part.trim(), PARTS));
  const notes = values.get('notes') ?? null;
  if (notes !== null && !parts.includes('notes')) throw new CommandError(USAGE_ERRORS.notesWithoutPart());
  return {
    command: 'fill',
    file,
    output,
    parts: PARTS.filter((part) => parts.includes(part)),
    as: choice('--as', values.get('as') ?? 'values', FORMS),
    policies,
    words: values.get('words') ?? null,
    notes,
    onlyBlanks: switches.has('only-blanks'),
    dryRun,
    table: values.get('table') ?? null,
    changes: choice('--changes', values.get('changes') ?? 'tracked', CHANGES),
  };
}

function explainCommand({ positionals }: Words): Command {
  const [check] = positionals;
  if (check === undefined) throw new CommandError(USAGE_ERRORS.noCheckId());
  if (positionals.length > 1) throw new CommandError(USAGE_ERRORS.extraArguments('explain'));
  return { command: 'explain', check };
}

function asksFor(args: readonly string[], ...names: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => names.includes(arg));
}

/** @throws CommandError when the words make no command. */
export function readCommand(args: readonly string[]): Command {
  if (asksFor(args, '--help', '-h')) return { command: 'help' };
  if (asksFor(args, '--version', '-v')) return { command: 'version' };
  const [command, ...rest] = args;
  if (command === undefined) throw new CommandError(USAGE_ERRORS.noCommand());
  if (command === 'help') return { command: 'help' };
  if (!Object.hasOwn(OPTIONS, command)) throw new CommandError(USAGE_ERRORS.unknownCommand(command));
  const words = readWords(command, rest);
  switch (command) {
    case 'check':
      return checkCommand(words);
    case 'fill':
      return fillCommand(words);
    case 'explain':
      return explainCommand(words);
    default:
      if (words.positionals.length > 0) throw new CommandError(USAGE_ERRORS.extraArguments(command));
      return { command: 'policies' };
  }
}
