import '../../support/pane-setup.ts';
import { act, cleanup, screen } from '@testing-library/react';
import type { WpsHost } from '../../../src/hosts/wps/host.ts';
import type { WpsRoot } from '../../../src/hosts/wps/root.ts';
import { PROBE } from '../../../src/messages/wps.ts';
import { type ProbeResult, probeReport } from '../../../src/programs/wps/taskpane/probe-report.ts';
import { ProbeView } from '../../../src/programs/wps/taskpane/probe-view.tsx';
import { openPart } from '../../support/open-part.tsx';

/** 试一试这台 WPS: what it shows while it works, and of what came of it. */

jest.mock('../../../src/programs/wps/taskpane/probe-report.ts', () => ({ probeReport: jest.fn() }));

afterEach(cleanup);

const ROOT = { app: {} } as unknown as WpsRoot;
const HOST = { name: 'wps' } as unknown as WpsHost;

const starts = (): HTMLElement | null => screen.queryByRole('button', { name: PROBE.start });
const result = (): string | undefined =>
  screen.queryByRole<HTMLTextAreaElement>('textbox', { name: PROBE.result })?.value;

async function pressed(root: WpsRoot | null) {
  const running: boolean[] = [];
  let finish: (result: ProbeResult) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const probing = jest.mocked(probeReport).mockImplementation(
    () =>
      new Promise((resolve, reject) => {
        [finish, fail] = [resolve, reject];
      }),
  );
  probing.mockClear();
  const { user } = await openPart(() => (
    <ProbeView host={() => HOST} onRunning={(isRunning) => running.push(isRunning)} root={() => root} />
  ));
  expect([screen.getByText(PROBE.hint).textContent, result(), running]).toEqual([PROBE.hint, undefined, []]);
  const start = (): Promise<void> => user.click(starts() as HTMLElement);
  await start();
  return {
    start,
    running,
    probing,
    finish: (found: ProbeResult) => act(async () => finish(found)),
    fail: (error: Error) => act(async () => fail(error)),
  };
}

test.each([true, false])(
  'at work nothing can be started; then the result is there, to be copied; news: %s',
  async (isNew) => {
    const { running, probing, finish } = await pressed(ROOT);
    expect(probing.mock.calls).toEqual([[ROOT, HOST]]);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: PROBE.running }).disabled).toBe(true);
    expect([starts(), result(), running]).toEqual([null, undefined, [true]]);
    await finish({ text: '{"build":1}', isNew });
    expect([result(), running]).toEqual(['{"build":1}', [true, false]]);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').readOnly).toBe(true);
    expect(screen.queryByText(PROBE.learnt) !== null).toBe(isNew);
    expect(screen.getByRole('button', { name: PROBE.copy })).toBeTruthy();
    expect((starts() as HTMLButtonElement).disabled).toBe(false);
  },
);

test('what fails is shown with its words, as no news, and can be tried again', async () => {
  const { start, running, fail } = await pressed(ROOT);
  await fail(new RangeError('0x80010108'));
  expect(result()).toBe(`${PROBE.failed}RangeError: 0x80010108`);
  expect([screen.queryByText(PROBE.learnt), running]).toEqual([null, [true, false]]);
  await start();
  // The old words are gone while it works.
  expect([result(), running]).toEqual([undefined, [true, false, true]]);
});

test('without WPS nothing is tried, and nothing shown', async () => {
  const { running, probing } = await pressed(null);
  expect([probing.mock.calls, result(), running]).toEqual([[], undefined, [true, false]]);
  expect(starts()).toBeTruthy();
});
