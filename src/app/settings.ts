/** The user's own choices, kept on this machine; what belongs to a workbook is kept in it. */

import { parsePolicy } from '../engine/policy/parse.ts';
import type { ScoringPolicy } from '../engine/policy/schema.ts';
import { mergeNotes, type ReadingNote, validNotes } from '../engine/reading-notes/note.ts';

export type Appearance = 'auto' | 'light' | 'dark';

export interface Settings {
  readonly appearance: Appearance;
  readonly live: boolean;
  readonly fillAs: 'values' | 'formulas';
  /** Whether written notes repeat the numbers of their rows: behind the cause, in front of it, or not at all. */
  readonly noteForm: 'full' | 'numbers' | 'short';
  /** The id of the policy for workbooks that record none; null: the national one. */
  readonly defaultPolicy: string | null;
  readonly ownPolicies: readonly ScoringPolicy[];
  /** What was taught about words of forms. */
  readonly readingNotes: readonly ReadingNote[];
  readonly recentCauses: readonly string[];
  readonly recentMeasures: readonly string[];
}

export const DEFAULTS: Settings = {
  appearance: 'auto',
  live: false,
  fillAs: 'values',
  noteForm: 'full',
  defaultPolicy: null,
  ownPolicies: [],
  readingNotes: [],
  recentCauses: [],
  recentMeasures: [],
};

/** Where settings are kept; `Storage` fits. */
export interface KeyValueStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'jihe.settings';
const MAX_RECENT = 12;

function oneOf<Choice extends string>(value: unknown, choices: readonly Choice[], otherwise: Choice): Choice {
  return choices.find((choice) => choice === value) ?? otherwise;
}

function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === 'string').slice(0, MAX_RECENT)
    : [];
}

function policies(value: unknown): ScoringPolicy[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each) => {
    const parsed = parsePolicy(each);
    return parsed.ok ? [parsed.policy] : [];
  });
}

/** Settings from whatever was stored, by an older version or another hand: what doesn't fit falls back, field by field. */
export function readSettings(json: unknown): Settings {
  const stored = typeof json === 'object' && json !== null ? (json as Partial<Record<keyof Settings, unknown>>) : {};
  return {
    appearance: oneOf(stored.appearance, ['auto', 'light', 'dark'], DEFAULTS.appearance),
    live: typeof stored.live === 'boolean' ? stored.live : DEFAULTS.live,
    fillAs: oneOf(stored.fillAs, ['values', 'formulas'], DEFAULTS.fillAs),
    noteForm: oneOf(stored.noteForm, ['full', 'numbers', 'short'], DEFAULTS.noteForm),
    defaultPolicy: typeof stored.defaultPolicy === 'string' ? stored.defaultPolicy : null,
    ownPolicies: policies(stored.ownPolicies),
    readingNotes: mergeNotes(validNotes(stored.readingNotes)),
    recentCauses: texts(stored.recentCauses),
    recentMeasures: texts(stored.recentMeasures),
  };
}

/** The latest first, each once. */
export function remember(recent: readonly string[], entered: readonly string[]): string[] {
  return [...new Set([...entered.map((text) => text.trim()).filter((text) => text !== ''), ...recent])].slice(
    0,
    MAX_RECENT,
  );
}

type Stored = { readonly settings: Settings; readonly kept: boolean };

function load(store: KeyValueStore): Stored {
  try {
    return { settings: readSettings(JSON.parse(store.getItem(KEY) ?? 'null')), kept: true };
  } catch (error) {
    // Damaged text is replaced by the next change; a store that can't be read keeps nothing.
    return { settings: DEFAULTS, kept: error instanceof SyntaxError };
  }
}

/**
 * The settings, in a store of the browser's when it works and in memory otherwise. `kept` says which, so that the user can be
 * told.
 */
export class SettingsStore {
  readonly #store: KeyValueStore | null;
  readonly #listeners = new Set<() => void>();
  #stored: Stored;

  /** @param store null when the browser has none or forbids it. */
  constructor(store: KeyValueStore | null) {
    this.#store = store;
    this.#stored = store === null ? { settings: DEFAULTS, kept: false } : load(store);
  }

  get current(): Settings {
    return this.#stored.settings;
  }

  /** Whether the settings outlive the pane. */
  get kept(): boolean {
    return this.#stored.kept;
  }

  readonly snapshot = (): Stored => this.#stored;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  update(change: Partial<Settings>): void {
    const settings = { ...this.#stored.settings, ...change };
    this.#stored = { settings, kept: this.#save(settings) };
    for (const listener of this.#listeners) listener();
  }

  #save(settings: Settings): boolean {
    if (this.#store === null) return false;
    try {
      this.#store.setItem(KEY, JSON.stringify(settings));
      return true;
    } catch {
      // Full, or forbidden: the pane says that nothing is kept.
      return false;
    }
  }
}

/** The browser's own store; null where asking for it is already forbidden (third-party frames, private windows). */
export function browserStore(window: { readonly localStorage: KeyValueStore }): KeyValueStore | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
