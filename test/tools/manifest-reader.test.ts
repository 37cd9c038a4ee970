import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { PLACEHOLDER, packageVersion } from '../../tools/manifest/surroundings.ts';
import { parseXml, type XmlElement } from '../../tools/manifest/xml.ts';
import { assemble, serverBase } from '../../tools/package/assemble.ts';
import { OFFICE_JS_SOURCES } from '../../tools/package/office-js.ts';
import { writeBuilds } from '../support/addin-builds.ts';

/** Microsoft's reader as the second opinion: it finds in a manifest what we put there. Offline, and without what it would tell Microsoft. */

const ROOT = join(__dirname, '../..');

const mockReport = jest.fn();
// The real one sends telemetry and keeps a file in the user's folder: it is never loaded.
jest.mock('office-addin-usage-data', () => ({
  OfficeAddinUsageData: jest.fn(() => new Proxy({}, { get: () => mockReport })),
}));
// For manifests in JSON only; modules of a kind that jest can't load.
jest.mock('@microsoft/app-manifest', () => ({}));
jest.mock('uuid', () => ({}));

const connect = jest.spyOn(Socket.prototype, 'connect');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jihe-reader-'));
});
afterAll(() => connect.mockRestore());
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function expectNothingSent(): void {
  expect(mockReport).not.toHaveBeenCalled();
  expect(connect).not.toHaveBeenCalled();
}

function only(root: XmlElement, local: string): XmlElement {
  const [found, ...more] = root.children.filter((child) => child.local === local);
  if (found === undefined || more.length > 0) throw new Error(`not exactly one ${local}`);
  return found;
}

/** Holds Microsoft's reading against ours, and sees that nobody was told. */
async function agrees(file: string, base: string): Promise<void> {
  const root = parseXml(readFileSync(file, 'utf8'));
  const read = await OfficeAddinManifest.readManifestFile(file);
  expect(read).toMatchObject({
    officeAppType: 'TaskPaneApp',
    id: only(root, 'Id').text,
    version: `${packageVersion(ROOT)}.0`,
    providerName: only(root, 'ProviderName').text,
    defaultLocale: 'zh-CN',
    displayName: only(root, 'DisplayName').attributes.get('DefaultValue'),
    description: only(root, 'Description').attributes.get('DefaultValue'),
    hosts: ['Workbook'],
    permissions: only(root, 'Permissions').text,
    iconUrl: `${base}assets/icons/jihe-32.png`,
    highResolutionIconUrl: `${base}assets/icons/jihe-64.png`,
    supportUrl: `${base}self-test.html`,
    defaultSettings: { sourceLocation: `${base}taskpane.html` },
  });
  // What both would misread alike.
  expect([read.displayName, read.providerName, read.permissions]).toEqual(['绩核', '绩核', 'ReadWriteDocument']);
  expectNothingSent();
}

test('what sends telemetry is asked for, and is the stub', () => {
  const { OfficeAddinUsageData } = jest.requireMock<{ OfficeAddinUsageData: jest.Mock }>('office-addin-usage-data');
  expect(OfficeAddinUsageData).toHaveBeenCalledWith(expect.objectContaining({ projectName: 'office-addin-manifest' }));
  expectNothingSent();
});

test('manifest.xml', () => agrees(join(ROOT, 'manifest.xml'), PLACEHOLDER));

test.each(
  OFFICE_JS_SOURCES.flatMap((source) =>
    ['https://intranet.example/jihe', 'https://10.1.2.3:8443/绩核&c/'].map((url) => [source, url] as const),
  ),
)('the manifest of a package: --office-js %s --url %s', async (officeJs, url) => {
  const base = serverBase(url);
  const out = join(folder, 'out');
  await assemble({ base, officeJs, out, root: ROOT, builds: writeBuilds(folder) });
  await agrees(join(out, 'manifest.xml'), base);
});
