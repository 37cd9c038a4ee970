/**
 * main.js, the one script of index.html, which every start of WPS loads: small, and nothing in it may fail. WPS calls the three
 * functions by their names; they have to answer at once, a promise stops the ribbon.
 */

import { findRoot, type WpsRoot } from '../../../hosts/wps/root.ts';
import { BoundWorkbook } from '../../../hosts/wps/workbook.ts';
import { RIBBON_FAILED, WPS_TITLE } from '../../../messages/wps.ts';
import type { CommandName } from '../../addin/ribbon/command-names.ts';
import { askForNotes, isObject, movePanes, paneById, paneOf, rememberPane } from '../panes.ts';
import { imageOf } from './images.ts';

const RIGHT = 2;
const WIDTH = 400;

interface RibbonControl {
  readonly Id: string;
}

/** What commands.js leaves here. */
interface Page {
  readonly jiheCommand?: (name: CommandName) => void;
}

/** Addresses of others of our pages are absolute: a bare path is opened in a browser by some builds. */
function beside(name: string): string {
  return window.location.href.replace(/[?#].*$/, '').replace(/[^/]*$/, name);
}

/** Workbooks for which a pane was asked, by what their panes are known by. */
let asked: ReadonlyMap<string, BoundWorkbook> = new Map();

/** A workbook that was saved under another name meanwhile keeps its pane. */
function followNames(root: WpsRoot): void {
  const named = [...asked].map(([key, workbook]) => ({ key, workbook, now: workbook.keyNow() ?? key }));
  movePanes(
    root,
    named.filter(({ key, now }) => now !== key).map(({ key, now }) => [key, now]),
  );
  asked = new Map(named.map(({ now, workbook }) => [now, workbook]));
}

function workbookInFront(root: WpsRoot): string {
  followNames(root);
  try {
    const workbook = BoundWorkbook.inFront(root.app);
    asked = new Map([...asked, [workbook.key, workbook]]);
    return workbook.key;
  } catch {
    // None is open: the pane will say so.
    return '';
  }
}

/** A pane that is gone may be there by its id and fail at the first touch. */
function show(root: WpsRoot, workbook: string): boolean {
  const pane = paneOf(root, workbook);
  if (pane === null) return false;
  try {
    pane.Visible = true;
    return true;
  } catch {
    return false;
  }
}

function openPane(root: WpsRoot): void {
  const workbook = workbookInFront(root);
  if (show(root, workbook)) return;
  const made = root.service('CreateTaskPane')?.(beside('ui/pane.html'), WPS_TITLE);
  // Some builds give the pane, others its id.
  const pane = isObject(made) ? (made as NonNullable<ReturnType<typeof paneById>>) : paneById(root, made);
  if (pane === null) {
    window.alert(RIBBON_FAILED.noPane);
    return;
  }
  rememberPane(root, workbook, pane.ID);
  pane.DockPosition = RIGHT;
  pane.Width = WIDTH;
  pane.Visible = true;
}

let loading: Promise<void> | null = null;

/** The checks come with the first button that needs them, not with every start of WPS. */
function loadCommands(): Promise<void> {
  loading ??= new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = beside('commands.js');
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      loading = null;
      script.remove();
      reject(new RangeError('commands.js'));
    });
    document.head.appendChild(script);
  });
  return loading;
}

function run(name: CommandName): void {
  loadCommands().then(
    () => (window as Page).jiheCommand?.(name),
    () => window.alert(RIBBON_FAILED.noCommands),
  );
}

/** By the ids of ribbon.xml. */
const BUTTONS: { readonly [Id in string]?: (root: WpsRoot) => void } = {
  checkSheet: () => run('checkSheet'),
  clearMarks: () => run('clearMarks'),
  fillScores: () => run('fillScores'),
  notes: (root) => {
    askForNotes(root);
    openPane(root);
  },
  pane: openPane,
};

/** The ribbon is there. */
function OnAddinLoad(): boolean {
  return true;
}

function OnAction(control: RibbonControl): boolean {
  try {
    const root = findRoot();
    if (root === null) window.alert(RIBBON_FAILED.noWps);
    else BUTTONS[control.Id]?.(root);
  } catch {
    window.alert(RIBBON_FAILED.noPane);
  }
  return true;
}

function GetImage(control: RibbonControl): string {
  return imageOf(control.Id);
}

Object.assign(window, { OnAddinLoad, OnAction, GetImage });
