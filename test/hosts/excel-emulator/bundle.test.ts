/** @jest-environment node */
import vm from 'node:vm';
import { bundled } from '../../support/browser-bundle.ts';

test('the bundle for browsers puts the emulator into a page', async () => {
  const script = await bundled(require.resolve('./browser-entry.ts'));
  const page = vm.createContext({ setTimeout, TextDecoder });
  vm.runInContext(script, page);
  const info: unknown = vm.runInContext(
    `const workbook = new excelEmulator.WorkbookModel();
     workbook.addSheet('自评表', 'user');
     const page = {};
     excelEmulator.install(page, workbook);
     page.external.GetHostInfo();`,
    page,
  );
  expect(info).toBe('Excel|Win32|16.01|zh-CN|telemetry||disableLogging|0');
}, 30_000);
