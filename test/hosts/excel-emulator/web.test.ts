/** @jest-environment-options {"url": "https://localhost:8444/addin.html"} */
import { ExcelHost } from '../../../src/hosts/excel/host.ts';
import { type EmulatedExcel, makeExcel } from './install.ts';
import { loadOfficeJs } from './office-js.ts';
import { formWorkbook } from './test-workbook.ts';
import { frameName, WacTransport } from './transport-wac.ts';

/** The library's other file: the page as a frame of Excel on the web. The parent is played in the same window. */

const PARENT = 'https://localhost:8443';

interface Globals {
  readonly Office: typeof Office;
  readonly Excel: typeof Excel;
}

/** What jsdom has beyond Node, as far as it is needed here. */
interface FrameWindow {
  document: object;
  dispatchEvent(event: Event): void;
}

const page = globalThis as unknown as FrameWindow;
let excel: EmulatedExcel;
let library: { unload: () => void };

beforeEach(() => {
  const made = makeExcel(formWorkbook(), {});
  excel = made.excel;
  const frame = {
    postMessage: (data: string) => {
      page.dispatchEvent(Object.assign(new Event('message'), { data, origin: PARENT, source: parent }));
    },
  };
  const transport = new WacTransport(made.host, made.start, () => frame, PARENT);
  const parent = { postMessage: (data: string) => void transport.receive({ data, source: frame }) };
  // Every browser has it; the library compares it with the parent's host name.
  Object.defineProperty(page.document, 'domain', { value: 'localhost', configurable: true });
  Object.defineProperty(page, 'parent', { value: parent, configurable: true });
  Object.assign(page, { name: frameName(`${PARENT}/host.html`, 'zh-CN') });
  library = loadOfficeJs();
});
afterEach(() => library.unload());

const globals = (): Globals => globalThis;

test('the add-in boots in Excel on the web, reads, writes, hears events and gets errors', async () => {
  await expect(globals().Office.onReady()).resolves.toMatchObject({ host: 'Excel', platform: 'OfficeOnline' });
  const addresses: string[] = [];
  const values = await globals().Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('自评表');
    sheet.onChanged.add((event) => {
      addresses.push(event.address);
      return Promise.resolve();
    });
    const range = sheet.getRange('A2:B2').load('values');
    await context.sync();
    sheet.getRange('C1').values = [['12%']];
    await context.sync();
    return range.values;
  });
  await excel.settled();
  expect(values).toEqual([['预算数', 100]]);
  expect(addresses).toEqual(['C1']);
  expect(excel.workbook.sheet('自评表').peek(0, 2)?.value).toBe(0.12);
  expect(excel.stats).toMatchObject({ roundTrips: 2, liveReferences: 0 });

  const failing = globals().Excel.run(async (context) => {
    context.workbook.worksheets.getItem('没有').load('name');
    await context.sync();
  });
  await expect(failing).rejects.toMatchObject({ code: 'ItemNotFound' });
  excel.faults.throttleNext();
  const refused = globals().Excel.run((context) => context.sync());
  await expect(refused).rejects.toMatchObject({ code: 'ActivityLimitReached' });
  expect(excel.notModelled).toEqual([]);
});

test('no onChanged on the web for a choice from a list: the host says that it doesn’t hear of it', async () => {
  await globals().Office.onReady();
  const { Excel: library, Office: office } = globals();
  expect(new ExcelHost({ excel: library, office }).can).toMatchObject({ liveEvents: true, choiceEvents: false });
});
