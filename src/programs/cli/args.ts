/** The command line as typed → what to do. */

import { parseArgs } from 'node:util';
import { SEVERITIES, type Severity } from '../../engine/checks/check.ts';
import { COMMANDS, type CommandName, IN_CHINESE, USAGE_ERRORS } from '../../messages/cli.ts';
import { CommandError } from './command-error.ts';
import { nearest, unquoted } from './nearest.ts';

const FORMATS = ['text', 'json', 'ndjson', 'sarif', 'html'] as const;
type Format = (typeof FORMATS)[number];

const PARTS = ['scores', 'rate', 'total', 'notes'] as const;
type Part = (typeof PARTS)[number];

const FORMS = ['values', 'formulas'] as const;
type FillForm = (typeof FORMS)[number];

const CHANGES = ['tracked', 'plain'] as const;
export type Changes = (typeof CHANGES)[number];

const FAIL_ON = ['error', 'warning', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** Standard input, among the files to check. */
export const STDIN = '-';

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
  /** What the text report shows. */
  readonly show: 'all' | 'brief' | 'statistics';
  /** The least grave finding that is listed. */
  readonly severity: Severity;
  /** Ids of checks as typed; null: all. */
  readonly select: readonly string[] | null;
  readonly ignore: readonly string[];
  readonly maxFindings: number | null;
  readonly failOn: FailOn;
  /** What the bytes of standard input are called. */
  readonly name: string | null;
}

export interface FillCommand {
  readonly command: 'fill';
  /** Files and folders, as typed. */
  readonly files: readonly string[];
  /** The copy; of several files, the folder of the copies. */
  readonly output: string | null;
  /** Copies of several files take the place of what stands there. */
  readonly replace: boolean;
  readonly jobs: number | null;
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
  | { readonly command: 'version' }
  /** `topic`: the command whose help it is. */
  | { readonly command: 'help'; readonly topic: CommandName | null }
  | { readonly command: 'policies'; readonly id: string | null; readonly json: boolean }
  | { readonly command: 'explain'; readonly check: string }
  | CheckCommand
  | FillCommand;

type OptionType = 'string' | 'boolean';

const OPTIONS: { readonly [Name in CommandName]: Readonly<Record<string, OptionType>> } = {
  check: {
    policy: 'string',
    words: 'string',
    format: 'string',
    output: 'string',
    jobs: 'string',
    hidden: 'boolean',
    form: 'string',
    comments: 'string',
    brief: 'boolean',
    statistics: 'boolean',
    quiet: 'boolean',
    severity: 'string',
    select: 'string',
    ignore: 'string',
    'max-findings': 'string',
    'fail-on': 'string',
    name: 'string',
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
    replace: 'boolean',
    jobs: 'string',
  },
  policies: { json: 'boolean' },
  explain: {},
};

/** The values of those options that have a few. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  format: FORMATS,
  severity: SEVERITIES,
  'fail-on': FAIL_ON,
  what: PARTS,
  as: FORMS,
  changes: CHANGES,
};

/** Of every command. */
const COMMON = ['help', 'version'];

/** For lists of them and for tests: every option of a command, without its dashes. */
export function optionsOf(command: CommandName): string[] {
  return [...Object.keys(OPTIONS[command]), ...COMMON];
}

/** Those that may be given several times. */
type Repeated = 'policy' | 'select' | 'ignore';

interface Words {
  readonly values: ReadonlyMap<string, string>;
  /** In the order typed. */
  readonly repeated: { readonly [Name in Repeated]: readonly string[] };
  readonly switches: ReadonlySet<string>;
  readonly positionals: readonly string[];
}

/** Editors make one long dash of two short ones, and programs of Windows take a slash. */
const DASHES = /^(?:[-\u2010-\u2015\u2212\uff0d]+|\/)/;

/** What a word stands for that was typed in Chinese, or nearly as it is spelt. */
function meantBy(word: string, known: readonly string[], inChinese: Readonly<Record<string, string>>): string[] {
  const named = Object.hasOwn(inChinese, word) ? inChinese[word] : undefined;
  return named !== undefined && known.includes(named) ? [named] : nearest(word, known);
}

/** `-o`: the options that begin so. */
function begunBy(letter: string, known: readonly string[]): string[] {
  return known.filter((each) => each.startsWith(letter.normalize('NFKC').toLowerCase()));
}

/** The option itself, those that begin with its one letter, or those that it is nearly spelt as. */
function optionsMeant(name: string, known: readonly string[]): string[] {
  if (known.includes(name)) return [name];
  const begun = name.length === 1 ? begunBy(name, known) : [];
  return begun.length > 0 ? begun : meantBy(name, known, IN_CHINESE.options);
}

/** What an option is called that was mistyped, or that another command has. */
function unknownOption(rawName: string, command: CommandName): CommandError {
  const name = rawName.replace(DASHES, '');
  const own = optionsOf(command);
  const elsewhere = COMMANDS.filter((each) => each !== command && name in OPTIONS[each]);
  if (!own.includes(name) && elsewhere.length > 0) {
    return new CommandError(USAGE_ERRORS.foreignOption(rawName, command, elsewhere));
  }
  return new CommandError(
    USAGE_ERRORS.unknownOption(
      rawName,
      command,
      optionsMeant(name, own).map((each) => `--${each}`),
    ),
  );
}

/** `——policy`, `/brief`: no file is called that. */
function isDashedOption(word: string, command: CommandName): boolean {
  const dashes = DASHES.exec(word)?.[0] ?? '';
  return /[^-]/.test(dashes) && optionsOf(command).includes(word.slice(dashes.length).normalize('NFKC').toLowerCase());
}

/** `--output --format json`: what follows is the next option, not a value. */
function isSwallowed(value: string, inline: boolean | undefined): boolean {
  return value === '' || (inline !== true && /^-[^\d]/.test(value));
}

/** The value of an option; null: it is a switch. @throws CommandError where it has one too many or too few */
function givenTo(
  {
    rawName,
    value,
    inlineValue,
  }: { readonly rawName: string; readonly value?: string | undefined; readonly inlineValue?: boolean | undefined },
  type: OptionType,
  command: CommandName,
): string | null {
  if (type === 'boolean') {
    if (value !== undefined) throw new CommandError(USAGE_ERRORS.needlessValue(rawName));
    return null;
  }
  if (value === undefined || isSwallowed(value, inlineValue))
    throw new CommandError(USAGE_ERRORS.noValue(rawName, CHOICES[rawName.slice(2)] ?? [], command));
  return value;
}

/** @param ended behind `--`, where a dash begins a name too */
function nameOf(value: string, command: CommandName, ended: boolean): string {
  if (!ended && isDashedOption(value, command)) throw unknownOption(value, command);
  if (value.trim() === '') throw new CommandError(USAGE_ERRORS.emptyName(command));
  return value;
}

function readWords(command: CommandName, args: readonly string[]): Words {
  const known = OPTIONS[command];
  const options = Object.fromEntries(Object.entries(known).map(([name, type]) => [name, { type }]));
  // Not strict: its complaints are English sentences, which nothing but their text tells apart.
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const given: { readonly name: string; readonly value: string }[] = [];
  const switches = new Set<string>();
  const positionals: string[] = [];
  let ended = false;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') ended = true;
    else if (token.kind === 'positional') {
      positionals.push(nameOf(token.value, command, ended));
    } else {
      const { name, rawName } = token;
      const isLong = rawName.startsWith('--');
      const type = isLong ? known[name] : undefined;
      if (type === undefined) throw unknownOption(isLong ? rawName : (args[token.index] ?? rawName), command);
      const value = givenTo(token, type, command);
      if (value === null) switches.add(name);
      else given.push({ name, value });
    }
  }
  const all = (option: Repeated): string[] => given.flatMap(({ name, value }) => (name === option ? [value] : []));
  return {
    values: new Map(given.map(({ name, value }) => [name, value])),
    repeated: { policy: all('policy'), select: all('select'), ignore: all('ignore') },
    switches,
    positionals,
  };
}

function choice<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const found = choices.find((one) => one === value);
  if (found === undefined) {
    const near = meantBy(value, choices, IN_CHINESE.values);
    throw new CommandError(USAGE_ERRORS.badChoice(option, value, choices, near));
  }
  return found;
}

const JOBS = /^[1-9]\d{0,3}$/;
const MOST = /^\d{1,6}$/;

/** `２０`, typed while an input method was on: the number, where it would do. */
function inAscii(value: string, pattern: RegExp): string | null {
  const plain = value.normalize('NFKC').trim();
  return pattern.test(plain) ? plain : null;
}

function jobsOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (!JOBS.test(value)) throw new CommandError(USAGE_ERRORS.badJobs(value, inAscii(value, JOBS)));
  return Number(value);
}

function mostOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (!MOST.test(value)) throw new CommandError(USAGE_ERRORS.badMost(value, inAscii(value, MOST)));
  return Number(value);
}

function idsOf(lists: readonly string[]): string[] {
  return lists.flatMap((list) => list.split(/[,，、]/).map((id) => id.trim())).filter((id) => id !== '');
}

/** What only the text report can show. */
function shownOf(switches: ReadonlySet<string>, format: Format): CheckCommand['show'] {
  const given = (['brief', 'statistics'] as const).filter((each) => switches.has(each));
  const [first, second] = given;
  if (first === undefined) return 'all';
  if (second !== undefined) throw new CommandError(USAGE_ERRORS.together(`--${first}`, `--${second}`));
  if (format !== 'text') throw new CommandError(USAGE_ERRORS.onlyText(`--${first}`, format));
  return first;
}

function severityOf({ values, switches }: Words): Severity {
  const value = values.get('severity');
  if (!switches.has('quiet')) return choice('--severity', value ?? 'hint', SEVERITIES);
  if (value !== undefined) throw new CommandError(USAGE_ERRORS.together('--quiet', '--severity'));
  return 'error';
}

function checkCommand(words: Words): CheckCommand {
  const { values, repeated, switches, positionals } = words;
  if (positionals.length === 0) throw new CommandError(USAGE_ERRORS.noInputs());
  const inputs = positionals.filter((each, at) => each !== STDIN || positionals.indexOf(STDIN) === at);
  if (values.has('name') && !inputs.includes(STDIN)) throw new CommandError(USAGE_ERRORS.nameWithoutInput());
  const format = choice('--format', values.get('format') ?? 'text', FORMATS);
  return {
    command: 'check',
    inputs,
    policies: repeated.policy,
    words: values.get('words') ?? null,
    format,
    output: values.get('output') ?? null,
    jobs: jobsOf(values.get('jobs')),
    hidden: switches.has('hidden'),
    form: values.get('form') ?? null,
    comments: values.get('comments') ?? null,
    show: shownOf(switches, format),
    severity: severityOf(words),
    select: repeated.select.length === 0 ? null : idsOf(repeated.select),
    ignore: idsOf(repeated.ignore),
    maxFindings: mostOf(values.get('max-findings')),
    failOn: choice('--fail-on', values.get('fail-on') ?? 'error', FAIL_ON),
    name: values.get('name') ?? null,
  };
}

function fillCommand({ values, repeated, switches, positionals }: Words): FillCommand {
  if (positionals.length === 0) throw new CommandError(USAGE_ERRORS.noFiles());
  if (positionals.includes(STDIN)) throw new CommandError(USAGE_ERRORS.noStdin());
  const output = values.get('output') ?? null;
  const dryRun = switches.has('dry-run');
  if (output === null && !dryRun) throw new CommandError(USAGE_ERRORS.noOutput());
  const what = values.get('what') ?? 'scores,rate,total';
  const parts = what.split(/[,，、]/).map((part) => choice('--what', part.trim(), PARTS));
  const notes = values.get('notes') ?? null;
  if (notes !== null && !parts.includes('notes')) throw new CommandError(USAGE_ERRORS.notesWithoutPart());
  return {
    command: 'fill',
    files: positionals,
    output,
    replace: switches.has('replace'),
    jobs: jobsOf(values.get('jobs')),
    parts: PARTS.filter((part) => parts.includes(part)),
    as: choice('--as', values.get('as') ?? 'values', FORMS),
    policies: repeated.policy,
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

function policiesCommand({ switches, positionals }: Words): Command {
  const [id] = positionals;
  if (positionals.length > 1) throw new CommandError(USAGE_ERRORS.extraArguments('policies'));
  return { command: 'policies', id: id ?? null, json: switches.has('json') };
}

function asksFor(args: readonly string[], ...names: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => names.includes(arg));
}

function isCommand(word: string): word is CommandName {
  return COMMANDS.some((each) => each === word);
}

function asTyped(words: readonly string[]): string {
  return words.map((word) => (/[\s"'|&;<>()$*?]/.test(word) ? `"${word}"` : word)).join(' ');
}

/** `check各单位`: a blank was forgotten, or is a Chinese one. */
function runTogether(word: string): [CommandName, string] | null {
  const command = COMMANDS.find((each) => word.toLowerCase().startsWith(each));
  const rest = command === undefined ? '' : word.slice(command.length).trim();
  return command === undefined || !/^[^a-z]/i.test(rest) ? null : [command, rest];
}

function unknownCommand(word: string, rest: readonly string[]): CommandError {
  const together = runTogether(word);
  const meant = meantBy(word, [...COMMANDS, 'help', 'version'], IN_CHINESE.commands);
  const calls = together === null ? meant.map((each) => [each, ...rest]) : [[...together, ...rest]];
  return new CommandError(
    USAGE_ERRORS.unknownCommand(
      unquoted(word),
      calls.map((each) => asTyped(['jihe', ...each])),
      asTyped(['jihe', 'check', unquoted(word), ...rest]),
    ),
  );
}

/** An option in front of its command, or without one. */
function optionFirst(option: string, rest: readonly string[]): CommandError {
  const name = option.replace(DASHES, '').replace(/=.*$/s, '');
  const typed = rest.find(isCommand);
  const commands = typed === undefined ? COMMANDS : [typed];
  const all = commands.flatMap(optionsOf);
  const others = rest.filter((each) => each !== typed);
  const value = option.includes('=') ? option.slice(option.indexOf('=')) : '';
  const calls = [...new Set(optionsMeant(name, all))].slice(0, 3).map((each) => {
    const owner = commands.find((command) => optionsOf(command).includes(each)) ?? 'check';
    return asTyped(['jihe', owner, `--${each}${value}`, ...others]);
  });
  if (all.includes(name)) return new CommandError(USAGE_ERRORS.optionFirst(option, calls));
  return new CommandError(USAGE_ERRORS.unknownOption(option, null, calls));
}

function helpOn(topic: string | undefined): Command {
  if (topic === undefined) return { command: 'help', topic: null };
  if (!isCommand(topic))
    throw new CommandError(USAGE_ERRORS.noHelpOn(topic, meantBy(topic, COMMANDS, IN_CHINESE.commands)));
  return { command: 'help', topic };
}

/** @throws CommandError when the words make no command. */
export function readCommand(args: readonly string[]): Command {
  const [command, ...rest] = args;
  if (asksFor(args, '--help', '-h', '/?')) {
    const topic = args.find(isCommand);
    return { command: 'help', topic: topic ?? null };
  }
  if (asksFor(args, '--version', '-v')) return { command: 'version' };
  if (command === undefined) throw new CommandError(USAGE_ERRORS.noCommand());
  if (command === 'help') return helpOn(rest[0]);
  if (command === 'version') return { command: 'version' };
  if (DASHES.test(command)) {
    const common = nearest(command.replace(DASHES, ''), COMMON).map((each) => `--${each}`);
    if (common.length > 0) throw new CommandError(USAGE_ERRORS.unknownOption(command, null, common));
    // `/data/自评表.xlsx` is a file, and so is `-`.
    if (!command.startsWith('/') && command !== STDIN) throw optionFirst(command, rest);
  }
  if (!isCommand(command)) throw unknownCommand(command, rest);
  const words = readWords(command, rest);
  switch (command) {
    case 'check':
      return checkCommand(words);
    case 'fill':
      return fillCommand(words);
    case 'explain':
      return explainCommand(words);
    case 'policies':
      return policiesCommand(words);
  }
}
