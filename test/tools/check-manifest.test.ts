import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkManifest, type Problem } from '../../tools/manifest/check.ts';
import { pngSize } from '../../tools/manifest/png.ts';
import { packageVersion, surroundings } from '../../tools/manifest/surroundings.ts';

/** The manifest is right, and the checker notices each way in which it could be wrong. */

const ROOT = join(__dirname, '../..');
const MANIFEST = readFileSync(join(ROOT, 'manifest.xml'), 'utf8');
const AROUND = surroundings(ROOT, packageVersion(ROOT));

function replaced(from: string | RegExp, to: string): string {
  const changed = MANIFEST.replace(from, to);
  if (changed === MANIFEST) throw new Error(`not in the manifest: ${String(from)}`);
  return changed;
}

const rules = (problems: readonly Problem[]): string[] => [...new Set(problems.map(({ rule }) => rule))];

test('manifest.xml has nothing wrong', () => {
  expect(checkManifest(MANIFEST, AROUND)).toEqual([]);
});

const LONG = '长'.repeat(251);

test.each<[string, string | RegExp, string, readonly string[]]>([
  ['not well-formed', '</OfficeApp>', '', ['xml']],
  ['an entity of its own', '<OfficeApp', '<!DOCTYPE a [<!ENTITY b "c">]><OfficeApp', ['xml']],
  ['another root', /OfficeApp\b/g, 'OfficeAddin', ['unknown-element', 'missing', 'function-unused']],
  ['another namespace', 'appforoffice/1.1', 'appforoffice/1.0', ['unknown-element', 'missing', 'function-unused']],
  ['an element in the wrong place', /( *<Version>.*\n)( *<ProviderName>.*\n)/, '$2$1', ['order']],
  ['the tab’s label before its groups', /(<CustomTab .*>)/, '$1<Label resid="Label.Tab"/>', ['repeated', 'order']],
  ['a part left out', /<Permissions>.*/, '', ['missing']],
  ['no tip on a button', /<Supertip>[\s\S]*?<\/Supertip>/, '', ['missing', 'resid-unused']],
  ['a part twice', '<Version>', '<Version>0.1.0.0</Version><Version>', ['repeated']],
  ['an element that Excel doesn’t know', '<Hosts>', '<Host/><Hosts>', ['unknown-element']],
  ['an attribute left out', ' size="16"', '', ['attribute', 'icon-sizes', 'icon-size']],
  ['an attribute that Excel doesn’t know', '<Group ', '<Group label="核对" ', ['attribute']],
  ['an empty attribute', /<DisplayName DefaultValue=".*"/, '<DisplayName DefaultValue=""', ['attribute']],
  ['text where none belongs', '<Hosts>', '<Hosts>Workbook', ['text']],
  ['no text where some belongs', /<FunctionName>.*?<\/F/, '<FunctionName></F', ['function-unused', 'text']],
  ['another application', 'Name="Workbook"', 'Name="Document"', ['enum']],
  ['an unknown permission', 'ReadWriteDocument', 'ReadWriteAll', ['enum']],
  ['an unknown kind of control', 'xsi:type="Button"', 'xsi:type="Knob"', ['enum']],
  ['an unknown kind of action', /xsi:type="ShowTaskpane"/, 'xsi:type="ShowDialog"', ['enum', 'resid-unused']],
  ['an unknown icon size', 'size="80"', 'size="81"', ['enum', 'icon-sizes', 'icon-size']],
  ['no GUID', /<Id>.*?<\/Id>/, '<Id>jihe</Id>', ['guid']],
  ['a version of three parts', '<Version>0.1.0.0<', '<Version>0.1.0<', ['version']],
  ['another version than the package', '<Version>0.1.0.0<', '<Version>0.2.0.0<', ['version']],
  ['a requirement without its version', 'DefaultMinVersion="1.7"', 'DefaultMinVersion="new"', ['version']],
  ['no such language', 'zh-CN', 'Chinese', ['locale']],
  ['a long name', '<DisplayName DefaultValue="', `<DisplayName DefaultValue="${LONG.slice(125)}`, ['length']],
  ['a long description', /<Description DefaultValue="/, `$&${LONG}`, ['length']],
  ['a long label', 'id="Label.Notes" DefaultValue="', `$&${LONG.slice(125)}`, ['length']],
  ['a long tip', 'id="Tip.Notes" DefaultValue="', `$&${LONG}`, ['length']],
  ['a long resid', /Tip\.Notes/g, `Tip.${'N'.repeat(29)}`, ['length']],
  ['http', 'https://localhost:3000/taskpane.html?', 'http://localhost:3000/taskpane.html?', ['url']],
  ['another server', 'https://localhost:3000/commands', 'https://example.org/commands', ['url']],
  ['a fragment', 'taskpane.html?tab=notes', 'taskpane.html#notes', ['url']],
  ['no address', 'DefaultValue="https://localhost:3000/commands.html"', 'DefaultValue="commands.html"', ['url']],
  ['a resource that isn’t there', 'resid="Tip.Notes"', 'resid="Tip.Note"', ['resid-unresolved', 'resid-unused']],
  [
    'a resource of another kind',
    'Description resid="Tip.Notes"',
    'Description resid="Label.Notes"',
    ['resid-unresolved', 'resid-unused'],
  ],
  [
    'a resource that nothing needs',
    '<bt:Urls>',
    '<bt:Urls><bt:Url id="Url.Old" DefaultValue="https://localhost:3000/old.html"/>',
    ['resid-unused'],
  ],
  [
    'two resources of one name',
    '<bt:Url id="Url.Notes"',
    '<bt:Url id="Url.Pane"',
    ['resid-unresolved', 'id-duplicate'],
  ],
  ['two controls of one name', 'id="Jihe.Notes"', 'id="Jihe.ShowPane"', ['id-duplicate']],
  ['an icon that isn’t there', 'assets/icons/fill-32.png', 'assets/icons/fil-32.png', ['icon-missing']],
  ['an icon of another size', 'assets/icons/fill-32.png', 'assets/icons/fill-16.png', ['icon-size']],
  ['the add-in’s own icon of another size', /jihe-64\.png/, 'jihe-32.png', ['icon-size']],
  ['an icon of one size only', /<bt:Image size="32" resid="Icon.Notes.32"\/>/, '', ['icon-sizes', 'resid-unused']],
  ['a function that isn’t registered', '>fillScores<', '>fillScore<', ['function-unused', 'function-unregistered']],
])('%s', (_, from, to, expected) => {
  const problems = checkManifest(replaced(from, to), AROUND);
  expect(rules(problems).sort()).toEqual([...expected].sort());
});

test('a problem names its line', () => {
  const line = MANIFEST.slice(0, MANIFEST.indexOf('<Permissions>')).split('\n').length;
  expect(checkManifest(replaced('ReadWriteDocument', 'All'), AROUND)).toEqual([
    { rule: 'enum', line, message: 'Permissions: "All" instead of ReadDocument or ReadWriteDocument' },
  ]);
});

test('what is no PNG has no size', () => {
  expect(pngSize(Buffer.from('GIF89a, and some more bytes after it'))).toBeNull();
  expect(pngSize(readFileSync(join(ROOT, 'assets/icons/jihe-64.png')))).toEqual({ width: 64, height: 64 });
});
