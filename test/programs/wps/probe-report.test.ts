import type { WpsHost } from '../../../src/hosts/wps/host.ts';
import { probe } from '../../../src/hosts/wps/probe.ts';
import { Quirks } from '../../../src/hosts/wps/quirks.ts';
import type { WpsRoot } from '../../../src/hosts/wps/root.ts';
import { probeReport } from '../../../src/programs/wps/taskpane/probe-report.ts';
import { MemoryStore } from '../../support/open-pane.tsx';

/** What the page of the self-test says of the build it runs in, and whether any of it is news. */

jest.mock('../../../src/hosts/wps/probe.ts', () => ({ probe: jest.fn() }));

const root = {} as WpsRoot;

async function reported(quirks: Quirks, learn: (quirks: Quirks) => void) {
  jest.mocked(probe).mockImplementation((_root, known) => {
    learn(known);
    return Promise.resolve({ found: 1 } as unknown as Awaited<ReturnType<typeof probe>>);
  });
  const study = (work: (known: Quirks) => Promise<unknown>): Promise<unknown> => work(quirks);
  return await probeReport(root, { study } as unknown as WpsHost);
}

const quirksOf = (): Quirks => {
  const store = new MemoryStore();
  return new Quirks(() => store as unknown as Storage, 'build');
};

test.each<[string, (quirks: Quirks) => void, boolean]>([
  ['nothing', () => undefined, false],
  ['the apostrophe', (quirks) => quirks.learnApostrophe(), true],
  ['the rules', (quirks) => quirks.learnRules(), true],
])('learnt: %s', async (_name, learn, isNew) => {
  const quirks = quirksOf();
  expect(await reported(quirks, learn)).toEqual({ text: '{\n "found": 1\n}', isNew });
  // What was learnt before is no news.
  expect((await reported(quirks, learn)).isNew).toBe(false);
});
