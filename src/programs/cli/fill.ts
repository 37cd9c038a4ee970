/** `jihe fill`: writes what the rules give into a copy. */

import { basename, extname, resolve } from 'node:path';
import { policyInForce } from '../../app/policy-in-force.ts';
import type { CellContent, CellEdit } from '../../engine/edits/edit.ts';
import type { FillPart, FillPlan } from '../../engine/edits/fill-plan.ts';
import { planFill } from '../../engine/edits/plan-fill.ts';
import type { SelfEvaluation } from '../../engine/layout/self-evaluation.ts';
import { type Causes, parseCauses } from '../../engine/notes/causes.ts';
import { review } from '../../engine/review.ts';
import type { TableReview } from '../../engine/review-types.ts';
import type { ApplyReceipt } from '../../hosts/host.ts';
import { FILL_WORDS, NOTES_ERRORS, POLICY_WORDS } from '../../messages/cli.ts';
import { describeCausesProblem, describeSkip, FILL_PART_NAMES } from '../../messages/fill.ts';
import { hasHole, noteText } from '../../messages/notes.ts';
import { describeSuggestion, policyOption } from '../../messages/policy.ts';
import { refusalReason } from '../../messages/refused-edits.ts';
import { REPORT } from '../../messages/report.ts';
import { contentEntry } from '../../reports/entry.ts';
import { printable } from '../../reports/printable.ts';
import type { FillCommand } from './args.ts';
import { CommandError } from './command-error.ts';
import { type FillTarget, fillTarget } from './fill-target.ts';
import { type CliIo, EXIT, type ExitCode } from './io.ts';
import { fileErrorNear } from './near-file.ts';
import { OutputFile } from './output.ts';
import { isOfSheets, readJson, readPolicies } from './policy-option.ts';
import { readBytes } from './read-bytes.ts';
import { readWords } from './words-option.ts';

interface TablePlan {
  readonly table: SelfEvaluation;
  readonly plan: FillPlan;
}

/** The cell as a person finds it: `自评表!H37 群众满意度 得分`. */
function placeOf({ table }: TablePlan, { cell, part, about }: FillPlan['edits' | 'skipped'][number]): [string, string] {
  const owner =
    about === null ? '' : about === 'execution' ? FILL_WORDS.execution : (table.indicators[about]?.title ?? '');
  const name =
    owner === '' || owner === FILL_PART_NAMES[part] ? FILL_PART_NAMES[part] : `${owner} ${FILL_PART_NAMES[part]}`;
  return [`${table.sheet}!${cell}`, printable(name)];
}

async function readCauses(option: string | null, cwd: string): Promise<Causes> {
  if (option === null) return {};
  const parsed = parseCauses(await readJson(option, cwd, NOTES_ERRORS.notJson));
  if (parsed.ok) return parsed.causes;
  throw new CommandError(NOTES_ERRORS.invalid(option, parsed.problems.map(describeCausesProblem).join('')));
}

/** The parts of the command line as the plan knows them: who fills in the total wants its grade to fit. */
function partsOf(command: FillCommand): Set<FillPart> {
  const parts = new Set<FillPart>(command.parts);
  if (parts.has('total')) parts.add('grade');
  return parts;
}

function makePlans(tables: readonly TableReview[], command: FillCommand, causes: Causes): TablePlan[] {
  const scope = command.onlyBlanks ? ('blank' as const) : ('differing' as const);
  const options = { what: partsOf(command), as: command.as, scope, causes, noteText };
  return tables.map((reviewed) => ({ table: reviewed.table, plan: planFill(reviewed, options) }));
}

function shown(content: CellContent): string {
  const value = contentEntry(content);
  return value === null || value === '' ? FILL_WORDS.blank : printable(String(value));
}

function suggestionLines(tables: readonly TableReview[]): string[] {
  const forms = tables.map(({ table, suggestion }) => ({ sheet: table.sheet, policy: suggestion?.policy ?? null }));
  const lines = tables.flatMap(({ suggestion }, at) =>
    suggestion === null ? [] : [REPORT.suggestion(describeSuggestion(suggestion), policyOption(forms, at))],
  );
  return [...new Set(lines)];
}

/** The edits of all plans, with what became of them; the file is in nobody else's hands, and nothing in it moves. */
async function write(host: FillTarget, plans: readonly TablePlan[]): Promise<ApplyReceipt> {
  const planned = plans.flatMap(({ plan }) => plan.edits);
  const edits = planned.map(({ witness: _nothingMoves, part: _part, about: _about, ...edit }): CellEdit => edit);
  return edits.length === 0 ? { applied: [], refused: [] } : await host.apply(edits);
}

function keyOf({ sheet, cell }: CellEdit): string {
  return `${cell} ${sheet}`;
}

function planLines(plans: readonly TablePlan[], { refused }: ApplyReceipt): string[] {
  const why = new Map(refused.map((each) => [keyOf(each.edit), each]));
  const planned = plans.flatMap((plan) => plan.plan.edits.map((edit) => ({ plan, edit })));
  const edits = planned.filter(({ edit }) => !why.has(keyOf(edit)));
  const lines = edits.length === 0 ? [FILL_WORDS.nothing] : [FILL_WORDS.planned(edits.length)];
  for (const { plan, edit } of edits) {
    const change = FILL_WORDS.change(...placeOf(plan, edit), shown(edit.from), shown(edit.to));
    lines.push(change + (edit.replacesFormula ? FILL_WORDS.replacesFormula : ''));
  }
  const left = planned.flatMap(({ plan, edit }) => {
    const refusal = why.get(keyOf(edit));
    return refusal === undefined ? [] : [FILL_WORDS.skip(...placeOf(plan, edit), refusalReason(refusal))];
  });
  if (left.length > 0) lines.push(FILL_WORDS.refused(left.length), ...left);
  const skipped = plans.flatMap((plan) => plan.plan.skipped.map((skip) => ({ plan, skip })));
  if (skipped.length > 0) lines.push(FILL_WORDS.skipped(skipped.length));
  for (const { plan, skip } of skipped)
    lines.push(printable(FILL_WORDS.skip(...placeOf(plan, skip), describeSkip(skip.reason))));
  const holes = edits.filter(({ edit: { to } }) => typeof to.value === 'string' && hasHole(to.value)).length;
  if (holes > 0) lines.push(FILL_WORDS.holes(holes));
  return lines;
}

/** Keys that no table asked for. */
function unusedCauses(plans: readonly TablePlan[]): string[] {
  const [first, ...others] = plans.map(({ plan }) => plan.unusedCauses);
  return (first ?? []).filter((key) => others.every((keys) => keys.includes(key)));
}

/** What goes wrong with a file, named, as an error of the command; what nobody foresaw stays what it is. */
async function fromFile<Result>(path: string, cwd: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const known = await fileErrorNear(error, path, cwd);
    throw known.code === 'unknown' ? error : new CommandError(FILL_WORDS.ofFile(path, known), { cause: error });
  }
}

/** The copy keeps the format of the file, whatever its name says; a name that says otherwise wouldn't open. */
function refuseOtherFormat({ file, output }: FillCommand): void {
  const wanted = extname(file).toLowerCase();
  const given = output === null ? '' : extname(output).toLowerCase();
  if (given !== '' && given !== wanted) throw new CommandError(FILL_WORDS.otherFormat(given, wanted));
}

/** @throws CommandError */
export async function fill(command: FillCommand, io: CliIo): Promise<ExitCode> {
  const { policy: chosen, ofForms } = await readPolicies(command.policies, io.cwd);
  const readingNotes = await readWords(command.words, io.cwd);
  const causes = await fromFile(command.notes ?? '', io.cwd, () => readCauses(command.notes, io.cwd));
  const file = resolve(io.cwd, command.file);
  const bytes = await fromFile(command.file, io.cwd, () => readBytes(file));
  const date = io
    .now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
  const host = await fromFile(command.file, io.cwd, () => fillTarget(basename(file), bytes, command.changes, date));
  const { sheets } = host;
  refuseOtherFormat(command);
  if (host.isDocument && command.as === 'formulas') throw new CommandError(FILL_WORDS.noFormulas(command.file));
  const { policy, formPolicies } = policyInForce(sheets, { chosen, ofForms, personal: null });
  const reviewed = review(sheets, { policy, formPolicies, readingNotes });
  const tables = reviewed.tables.filter(({ table }) => command.table === null || table.sheet === command.table);
  if (tables.length === 0 && reviewed.tables.length > 0)
    throw new CommandError(
      FILL_WORDS.noSuchTable(
        command.table ?? '',
        reviewed.tables.map(({ table }) => table.sheet),
      ),
    );
  if (tables.length === 0) throw new CommandError(FILL_WORDS.noTable(command.file));
  const plans = makePlans(tables, command, causes);
  // A dry run does in memory what the other writes down: so it promises nothing else.
  const receipt = await fromFile(command.file, io.cwd, () => write(host, plans));
  const code = receipt.refused.length === 0 ? EXIT.fine : EXIT.findings;
  const lines = [...suggestionLines(tables), ...planLines(plans, receipt)];
  const forms = tables.map(({ table }) => table);
  const missed = command.policies.filter((option) => option.lastIndexOf('=') > 0 && !isOfSheets(option, forms));
  if (missed.length > 0) lines.push(printable(POLICY_WORDS.unused(missed)));
  const unused = unusedCauses(plans);
  if (unused.length > 0) lines.push(FILL_WORDS.unusedCauses(unused));
  if (command.dryRun || command.output === null) {
    await io.stdout.write(`${[...lines, FILL_WORDS.dryRun].join('\n')}\n`);
    return code;
  }
  const output = await OutputFile.create(command.output, io.cwd, [file]);
  try {
    await output.write(await fromFile(command.file, io.cwd, () => host.bytes()));
    await output.finish();
  } catch (error) {
    await output.abandon();
    throw error;
  }
  await io.stdout.write(`${[...lines, FILL_WORDS.written(command.output)].join('\n')}\n`);
  return code;
}
