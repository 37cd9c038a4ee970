/// <reference types="office-js" />
import { asDocumentError, asEditing, maybeEditing } from './errors.ts';

/** What Office.js consists of, handed in by whoever started it: nothing else here reaches for globals. */
export interface OfficeJs {
  readonly excel: typeof Excel;
  readonly office: typeof Office;
}

/** The oldest Excel that can be served; what is newer is asked for with `supports` before it is used. */
export const REQUIRED_API = '1.7';

/** Whether Excel knows the calls of this set: `1.9` for ExcelApi 1.9. */
export function supports({ office }: OfficeJs, version: string): boolean {
  return office.context.requirements.isSetSupported('ExcelApi', version);
}

/** `Excel.run`, which gives its references back at the end. @throws DocumentError */
export async function run<Result>(
  { excel }: OfficeJs,
  options: Excel.RunOptions,
  batch: (context: Excel.RequestContext) => Promise<Result>,
): Promise<Result> {
  try {
    return await excel.run(options, batch);
  } catch (error) {
    if (maybeEditing(error) && (await isEditing(excel))) throw asEditing(error);
    throw asDocumentError(error);
  }
}

/** Whether Excel refuses the smallest question as well. */
async function isEditing(excel: OfficeJs['excel']): Promise<boolean> {
  try {
    await excel.run(async (context) => {
      context.workbook.load('name');
      await context.sync();
    });
    return false;
  } catch (error) {
    return maybeEditing(error) || asDocumentError(error).kind === 'editing';
  }
}

/** Where grouping was refused once it isn't tried again. */
const ungrouped = new WeakSet<OfficeJs>();

/**
 * Whether what is done in one run becomes one entry in the user's list of things to undo. A library that is older than this
 * Excel passes over the wish: it knows no notes either, which came before.
 */
export function groupsUndo(api: OfficeJs): boolean {
  return supports(api, '1.20') && !ungrouped.has(api) && 'notes' in api.excel.Worksheet.prototype;
}

/**
 * As `run`, as one entry to undo where Excel can do that. Some say that they can and then refuse it (office-js 6255, 6491, 6711):
 * then once more without, and from then on.
 * @param batch can be run again after it failed half-way.
 */
export async function runGrouped<Result>(
  api: OfficeJs,
  batch: (context: Excel.RequestContext) => Promise<Result>,
): Promise<Result> {
  if (!groupsUndo(api)) return run(api, {}, batch);
  try {
    return await run(api, { mergeUndoGroup: true }, batch);
  } catch (error) {
    if (!isGroupRefused(error)) throw error;
    return await withoutGroups(api, () => run(api, {}, batch));
  }
}

/** From here on without groups; unless `work` fails without as well, which says nothing of groups. */
export async function withoutGroups<Result>(api: OfficeJs, work: () => Promise<Result>): Promise<Result> {
  ungrouped.add(api);
  try {
    return await work();
  } catch (error) {
    ungrouped.delete(api);
    throw error;
  }
}

/** `UndoNotSupported`, or no reason at all: internal errors. */
export function isGroupRefused(error: unknown): boolean {
  const { kind, code } = asDocumentError(error);
  return kind === 'unknown' || code === 'unsupported-operation';
}

/**
 * For ranges of one round trip: Excel needn't keep them, nor be told to forget them, which is lost with an answer too large to
 * come. To be called before the round trip.
 */
export function forThisTrip<Kept extends Excel.Range | Excel.RangeAreas>(range: Kept): Kept {
  range.untrack();
  return range;
}

/** How long a request waits for the end of editing before somebody is told. */
const PATIENCE = 1500;

/**
 * Runs what only reads, and waits while a cell is being edited; when that takes long, asks Excel whether it is so and gives up.
 * What was given up still runs when the editing is over: hence only what reads.
 * @throws DocumentError `editing`
 */
export async function runPatiently<Result>(
  api: OfficeJs,
  batch: (context: Excel.RequestContext) => Promise<Result>,
): Promise<Result> {
  const work = run(api, { delayForCellEdit: true }, batch);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), PATIENCE);
  });
  try {
    const first = await Promise.race([work.then(() => 'done' as const), late]);
    if (first === 'late') {
      await run(api, {}, (context) => {
        context.workbook.load('name');
        return context.sync();
      });
    }
  } finally {
    clearTimeout(timer);
    // Nobody waits for it any more when the question failed.
    work.catch(() => undefined);
  }
  return await work;
}
