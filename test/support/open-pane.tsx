import '@testing-library/jest-dom';
import { act, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { type KeyValueStore, SettingsStore } from '../../src/app/settings.ts';
import type { CellContent } from '../../src/engine/edits/edit.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { FileHost, type FileHostOptions } from '../../src/hosts/file/host.ts';
import type { WorkbookHost } from '../../src/hosts/host.ts';
import { Pane, type PaneProps } from '../../src/pane/pane.tsx';
import { contentAt } from './workbook-edits.ts';
import { gridToXlsx } from './xlsx-builder.ts';

/** The pane over a workbook in memory, as its user has it. */

// A busy machine is no failure.
configure({ asyncUtilTimeout: 20_000 });

/** A store like the browser's. */
export class MemoryStore implements KeyValueStore {
  readonly items = new Map<string, string>();

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
}

export interface PaneOptions extends Partial<Omit<PaneProps, 'host'>> {
  readonly store?: KeyValueStore | null;
  readonly host?: FileHostOptions;
  /** Stands in for the host, made from it: to fail, to wait, to edit beside the pane. */
  readonly around?: (host: FileHost) => WorkbookHost;
}

export interface OpenPane {
  readonly user: UserEvent;
  readonly host: FileHost;
  readonly store: MemoryStore;
  /** Cells that were asked for: `自评表!H13`. */
  readonly located: string[];
  readonly saved: Map<string, string | Uint8Array>;
  readonly cell: (address: string, sheet?: string) => CellContent;
  /** What the live region announced last. */
  readonly announced: () => string;
}

export const TODAY = '2026-11-21';

/** Without rests, so that nothing in a test waits for a browser. */
const PACE = { now: () => 0, rest: () => Promise.resolve() };

export function fileOf(grids: readonly SheetGrid[]): Uint8Array {
  return gridToXlsx(grids);
}

/** A host that passes everything on, for tests that change one thing about it. */
export function passingOn(host: FileHost, changes: Partial<WorkbookHost>): WorkbookHost {
  return {
    name: host.name,
    can: host.can,
    readSheets: (scope, signal, onProgress) => host.readSheets(scope, signal, onProgress),
    apply: (edits) => host.apply(edits),
    undo: (receipt) => host.undo(receipt),
    ensureSheet: (name) => host.ensureSheet(name),
    mark: (marks) => host.mark(marks),
    clearMarks: () => host.clearMarks(),
    hasMarks: () => host.hasMarks(),
    locate: (sheet, address) => host.locate(sheet, address),
    onEdited: (listener) => host.onEdited(listener),
    ...changes,
  };
}

/** Opens the pane and waits for its first check. */
export async function openPane(grids: readonly SheetGrid[], options: PaneOptions = {}): Promise<OpenPane> {
  const { store = new MemoryStore(), host: hostOptions, around, ...props } = options;
  const located: string[] = [];
  const saved = new Map<string, string | Uint8Array>();
  const host = new FileHost(fileOf(grids), {
    onLocate: (sheet, address) => located.push(`${sheet}!${address}`),
    ...hostOptions,
  });
  const user = userEvent.setup();
  render(
    <Pane
      download={(name, content) => saved.set(name, content)}
      host={around?.(host) ?? host}
      pace={PACE}
      settings={new SettingsStore(store)}
      today={() => TODAY}
      version="1.2.3"
      {...props}
    />,
  );
  if (props.autoCheck !== false) await settled();
  return {
    user,
    host,
    store: store instanceof MemoryStore ? store : new MemoryStore(),
    located,
    saved,
    cell: (address, sheet = '自评表') => contentAt(host.bytes(), sheet, address),
    announced: () => screen.getByTestId('live').textContent ?? '',
  };
}

/** Waits until the pane has nothing to do. */
export async function settled(): Promise<void> {
  await act(async () => {
    await Promise.resolve();
  });
  await waitFor(() => {
    if (screen.queryByTestId('progress') !== null) throw new Error('still checking');
    if (screen.getByTestId('pane-body').dataset['screen'] === 'starting') throw new Error('not started');
  });
}

/** The findings on the screen, each in one line. */
export function findingTexts(): string[] {
  return screen.queryAllByTestId('finding').map((item) => within(item).getByRole('heading').textContent ?? '');
}

/** The finding whose sentence contains this. */
export function findingWith(text: string): HTMLElement {
  const found = screen.getAllByTestId('finding').find((item) => item.textContent.includes(text));
  if (found === undefined) throw new Error(`no finding with ${text}: ${findingTexts().join('\n')}`);
  return found;
}

/** Unfolds a finding. */
export async function unfold(user: UserEvent, text: string): Promise<HTMLElement> {
  const finding = findingWith(text);
  await user.click(within(within(finding).getByRole('heading')).getByRole('button'));
  return finding;
}

/** The score card, unfolded to its parts. */
export async function unfoldCard(user: UserEvent): Promise<HTMLElement> {
  const card = screen.getByRole('region', { name: '得分情况' });
  await user.click(within(card).getByRole('button', { expanded: false }));
  return card;
}

/** The line of each form that was checked, unfolded to its policy and its card. */
export async function unfoldForms(user: UserEvent): Promise<HTMLElement> {
  const forms = await screen.findByRole('region', { name: '得分情况' });
  const [sum] = within(forms).queryAllByRole('button', { expanded: false, name: /张表/ });
  if (sum !== undefined) await user.click(sum);
  for (const line of within(forms).getAllByRole('button', { expanded: false })) await user.click(line);
  return forms;
}

export async function openTab(user: UserEvent, name: string | RegExp): Promise<void> {
  await user.click(screen.getByRole('tab', { name }));
}

/** What a developer needs to know, in the settings. */
export async function openAbout(user: UserEvent): Promise<void> {
  await openTab(user, '设置');
  await user.click(await screen.findByRole('button', { name: /^关于/, expanded: false }));
}

/** The rows of the preview, once it is open: cell, now, then. What all safe fixes are together is planned in pieces. */
export async function previewRows(): Promise<string[][]> {
  const rows = await screen.findAllByTestId('planned-edit');
  return rows.map((row) => {
    return [
      row.children[1]?.textContent ?? '',
      within(row).getByRole('deletion').textContent,
      within(row).getByRole('insertion').textContent.replace(/^→ /, ''),
    ];
  });
}

/** What writes, whatever it counts. */
const WRITE = /^写入 \d+ 处$/;

/** Presses 写入 in the preview and waits for what follows. */
export async function applyPreview(user: UserEvent): Promise<void> {
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: WRITE }));
  await waitFor(() => {
    if (screen.queryByRole('dialog') !== null) throw new Error('the preview is still open');
  });
  await settled();
}
