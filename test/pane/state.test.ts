import { DocumentError } from '../../src/formats/error.ts';
import { describeDocumentError } from '../../src/messages/document-errors.ts';
import { complete } from '../../src/pane/polyfills.ts';
import { runSteps } from '../../src/pane/state/run-steps.ts';
import {
  type Checked,
  initialState,
  isBusy,
  type PaneEvent,
  type PaneState,
  type Refusal,
  screenOf,
  transition,
} from '../../src/pane/state/state.ts';

/** The transitions, and what they rest on. */

const WITH_FORM = { review: { tables: [{ table: {}, policy: {} }], findings: [] } } as unknown as Checked;
const WITHOUT = { review: { tables: [], findings: [] } } as unknown as Checked;
const REFUSAL: Refusal = {
  during: 'write',
  code: 'changed-meanwhile',
  advice: describeDocumentError('changed-meanwhile', { cells: ['H13'] }),
  cause: 'x',
};
const WRITTEN = { label: 'a', receipt: { applied: [], refused: [] } };

function after(...events: readonly PaneEvent[]): PaneState {
  return events.reduce(transition, initialState);
}

const CHECKED: PaneEvent = { type: 'check-done', checked: WITH_FORM, say: null };

test.each<[string, readonly PaneEvent[], string]>([
  ['nothing yet', [], 'starting'],
  ['a check begins', [{ type: 'check-started' }], 'checking'],
  ['called off', [{ type: 'check-started' }, { type: 'check-cancelled', say: '' }], 'starting'],
  ['refused', [{ type: 'check-started' }, { type: 'refused', refusal: REFUSAL }], 'refused'],
  ['nothing found', [{ type: 'check-done', checked: WITHOUT, say: null }], 'no-form'],
  ['found', [CHECKED], 'result'],
  ['checking again', [CHECKED, { type: 'check-started' }], 'result'],
  ['a write is refused', [CHECKED, { type: 'refused', refusal: REFUSAL }], 'result'],
])('%s: %#', (_, events, screen) => {
  expect(screenOf(after(...events))).toBe(screen);
});

test('progress that comes after the end changes nothing', () => {
  const state = after(CHECKED);
  expect(transition(state, { type: 'check-progress', stage: 'reading', done: 1, of: 2 })).toBe(state);
});

test('a check or a write is busy, nothing else is', () => {
  expect(isBusy(after({ type: 'check-started' }))).toBe(true);
  expect(isBusy(after({ type: 'write-started', cells: 2 }))).toBe(true);
  expect(isBusy(after({ type: 'write-started', cells: 2 }, { type: 'written', written: WRITTEN, say: '' }))).toBe(
    false,
  );
  expect(isBusy(after({ type: 'write-started', cells: 2 }, { type: 'refused', refusal: REFUSAL }))).toBe(false);
});

test('the journal grows with every write and shrinks with every undo', () => {
  const twice = after(
    { type: 'written', written: WRITTEN, say: '' },
    { type: 'journal-hidden' },
    { type: 'written', written: { ...WRITTEN, label: 'b' }, say: '' },
  );
  expect(twice.journal.map(({ label }) => label)).toEqual(['a', 'b']);
  expect(twice.journalHidden).toBe(false);
  const once = transition(twice, { type: 'undone', undone: { cells: 1, refused: [] }, say: '' });
  expect(once.journal.map(({ label }) => label)).toEqual(['a']);
  expect(once.undone).toEqual({ cells: 1, refused: [] });
  expect(transition(once, { type: 'written', written: WRITTEN, say: '' }).undone).toBeNull();
});

test('an edit makes a result old, and only a result', () => {
  expect(after({ type: 'edited' }).stale).toBe(false);
  expect(after(CHECKED, { type: 'edited' }).stale).toBe(true);
  expect(after(CHECKED, { type: 'edited' }, CHECKED).stale).toBe(false);
});

test('an error closes the preview, is remembered when its message is closed, and said aloud', () => {
  const state = after(
    {
      type: 'preview-opened',
      preview: { edits: [], skipped: [], label: '' },
    },
    { type: 'refused', refusal: REFUSAL },
    { type: 'refusal-closed' },
  );
  expect(state.preview).toBeNull();
  expect(state.refusal).toBeNull();
  expect(state.lastError).toBe('changed-meanwhile: x');
  expect(state.announced.text).toContain('重新核对一次');
});

test('the same words said twice are news twice', () => {
  const once = after({ type: 'announced', text: 'a' });
  expect(transition(once, { type: 'announced', text: 'a' }).announced.number).toBe(once.announced.number + 1);
});

test('a note that was written leaves no draft behind', () => {
  const state = after(
    { type: 'notes-changed', keys: ['a'], input: { cause: 'x', measures: '' } },
    { type: 'notes-changed', keys: ['b'], input: { cause: 'y', measures: '' } },
    { type: 'present-changed', key: 'a', mode: 'append' },
    { type: 'notes-written', keys: ['a'] },
  );
  expect(Object.keys(state.notes)).toEqual(['b']);
  expect(state.present).toEqual({});
});

test('no transition changes the state it was given', () => {
  const frozen = Object.freeze({ ...initialState, journal: Object.freeze([WRITTEN]) });
  for (const event of [CHECKED, { type: 'written', written: WRITTEN, say: '' }, { type: 'check-started' }] as const) {
    expect(() => transition(frozen, event)).not.toThrow();
  }
  expect(new DocumentError('unknown', 'unknown').kind).toBe('unknown');
});

describe('long work in pieces', () => {
  function* counting(to: number): Generator<number, string> {
    for (let n = 0; n < to; n++) yield n;
    return 'done';
  }

  /** A clock that goes on by so much at every look. */
  function pace(step: number) {
    let time = 0;
    let rests = 0;
    return {
      now: () => {
        time += step;
        return time;
      },
      rest: () => {
        rests += 1;
        return Promise.resolve();
      },
      rests: () => rests,
    };
  }

  test('rests whenever a piece has taken long', async () => {
    const slow = pace(15);
    expect(
      await runSteps(
        counting(10),
        slow,
        () => undefined,
        () => false,
      ),
    ).toBe('done');
    expect(slow.rests()).toBeGreaterThan(3);
    const fast = pace(0.01);
    expect(
      await runSteps(
        counting(10),
        fast,
        () => undefined,
        () => false,
      ),
    ).toBe('done');
    // What is made of the result is a piece of its own.
    expect(fast.rests()).toBe(1);
  });

  test('stops when told to', async () => {
    const seen: number[] = [];
    const stopped = () => seen.length >= 2;
    expect(await runSteps(counting(10), pace(30), (step) => seen.push(step), stopped)).toBeNull();
    expect(seen).toEqual([0, 1]);
  });
});

test('what old browsers lack is completed, what they have stays', () => {
  class OldArray<Item> extends Array<Item> {}
  class OldString extends String {}
  Object.defineProperty(OldArray.prototype, 'at', { value: undefined, configurable: true });
  delete (OldArray.prototype as { at?: unknown }).at;
  const scope = {
    Array: { prototype: Object.create(null) as unknown[] },
    String: { prototype: Object.create(null) as OldString },
    Object: {},
  };
  complete(scope as unknown as Parameters<typeof complete>[0]);
  const at = (scope.Array.prototype as { at: (index: number) => unknown }).at;
  expect([0, 2, -1, -3, 3, -4].map((index) => at.call(['a', 'b', 'c'], index))).toEqual([
    'a',
    'c',
    'c',
    'a',
    undefined,
    undefined,
  ]);
  const { replaceAll } = scope.String.prototype as unknown as {
    replaceAll: (search: string | RegExp, replacement: unknown) => string;
  };
  expect(replaceAll.call('a.b.c', '.', '$&')).toBe('a$&b$&c');
  expect(replaceAll.call('a1b22', /\d/g, '-')).toBe('a-b--');
  expect(replaceAll.call('xx', 'x', (found: string) => `${found}y`)).toBe('xyxy');
  expect((scope.Object as { hasOwn: typeof Object.hasOwn }).hasOwn({ a: 1 }, 'a')).toBe(true);
  const before = Array.prototype.at;
  complete(globalThis);
  expect(Array.prototype.at).toBe(before);
});
