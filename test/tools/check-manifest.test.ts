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

test('manifest.xml has nothing wrong', async () => {
  expect(await checkManifest(MANIFEST, AROUND)).toEqual([]);
});

const LONG = '长'.repeat(251);

test.each<[string, string | RegExp, string, RegExp]>([
  ['another root', /OfficeApp\b/g, 'OfficeAddin', /^Element 'OfficeAddin': No matching global declaration/],
  ['another namespace', 'appforoffice/1.1', 'appforoffice/1.0', /^Element 'OfficeApp': No matching global declaration/],
  [
    'an element in the wrong place',
    /( *<Version>.*\n)( *<ProviderName>.*\n)/,
    '$2$1',
    /^Element 'ProviderName': This element is not expected. Expected is \( Version \)/,
  ],
  [
    'the tab’s label before its groups',
    /(<CustomTab .*>)/,
    '$1<Label resid="Label.Tab"/>',
    /^Element 'Label': This element is not expected. Expected is \( Group \)/,
  ],
  [
    'a part left out',
    /<Permissions>.*/,
    '',
    /^Element 'VersionOverrides': This element is not expected. Expected is \( Permissions \)/,
  ],
  [
    'no tip on a button',
    /<Supertip>[\s\S]*?<\/Supertip>/,
    '',
    /^Element 'Icon': This element is not expected. Expected is \( Supertip \)/,
  ],
  [
    'a part twice',
    '<Version>',
    '<Version>0.1.0.0</Version><Version>',
    /^Element 'Version': This element is not expected. Expected is \( ProviderName \)/,
  ],
  [
    'an element that Excel doesn’t know',
    '<Hosts>',
    '<Host/><Hosts>',
    /^Element 'Host': This element is not expected. Expected is \( Hosts \)/,
  ],
  ['an attribute left out', ' size="16"', '', /^Element 'Image': The attribute 'size' is required but missing/],
  [
    'an attribute that Excel doesn’t know',
    '<Group ',
    '<Group label="核对" ',
    /^Element 'Group', attribute 'label': The attribute 'label' is not allowed/,
  ],
  [
    'an empty attribute',
    /<DisplayName DefaultValue=".*"/,
    '<DisplayName DefaultValue=""',
    /^Element 'DisplayName', attribute 'DefaultValue': .* The value '' is not accepted/,
  ],
  [
    'text where none belongs',
    '<Hosts>',
    '<Hosts>Workbook',
    /^Element 'Hosts': Character content other than whitespace is not allowed/,
  ],
  [
    'no text where some belongs',
    /<FunctionName>.*?<\/F/,
    '<FunctionName></F',
    /^Element 'FunctionName': .* The value '' is not accepted/,
  ],
  [
    'another application',
    'Name="Workbook"',
    'Name="Document"',
    /^Element 'Host', attribute 'Name': .* 'Document' is not an element of the set/,
  ],
  [
    'an unknown permission',
    'ReadWriteDocument',
    'ReadWriteAll',
    /^Element 'Permissions': .* 'ReadWriteAll' is not an element of the set/,
  ],
  [
    'an unknown kind of control',
    'xsi:type="Button"',
    'xsi:type="Knob"',
    /^Element 'Control', attribute 'type': .* 'Knob' .* does not resolve/,
  ],
  [
    'an unknown kind of action',
    /xsi:type="ShowTaskpane"/,
    'xsi:type="ShowDialog"',
    /^Element 'Action', attribute 'type': .* 'ShowDialog' .* does not resolve/,
  ],
  [
    'an unknown icon size',
    'size="80"',
    'size="81"',
    /^Element 'Image', attribute 'size': .* '81' is not an element of the set/,
  ],
  ['no GUID', /<Id>.*?<\/Id>/, '<Id>jihe</Id>', /^Element 'Id': .* 'jihe' is not accepted by the pattern/],
  [
    'a version of three parts',
    '<Version>0.1.0.0<',
    '<Version>0.1.0<',
    /^Element 'Version': .* '0\.1\.0' is not accepted by the pattern/,
  ],
  [
    'a requirement without its version',
    'DefaultMinVersion="1.7"',
    'DefaultMinVersion="new"',
    /^Element 'Sets', attribute 'DefaultMinVersion': .* 'new' is not accepted/,
  ],
  ['no such language', 'zh-CN', 'Chinese', /^Element 'DefaultLocale': .* 'Chinese' is not accepted/],
  [
    'a long name',
    '<DisplayName DefaultValue="',
    `<DisplayName DefaultValue="${LONG.slice(125)}`,
    /^Element 'DisplayName', attribute 'DefaultValue': .* maximum length of '125'/,
  ],
  [
    'a long description',
    /<Description DefaultValue="/,
    `$&${LONG}`,
    /^Element 'Description', attribute 'DefaultValue': .* maximum length of '250'/,
  ],
  [
    'a long label',
    'id="Label.Notes" DefaultValue="',
    `$&${LONG.slice(125)}`,
    /^Element 'String', attribute 'DefaultValue': .* maximum length of '125'/,
  ],
  [
    'a long tip',
    'id="Tip.Notes" DefaultValue="',
    `$&${LONG}`,
    /^Element 'String', attribute 'DefaultValue': .* maximum length of '250'/,
  ],
  [
    'a long resid',
    /Tip\.Notes/g,
    `Tip.${'N'.repeat(29)}`,
    /^Element 'Description', attribute 'resid': .* length of '33'.* maximum length of '32'/,
  ],
  [
    'http',
    'https://localhost:3000/taskpane.html?',
    'http://localhost:3000/taskpane.html?',
    /^Element 'Url', attribute 'DefaultValue': .* 'http:.*' is not accepted/,
  ],
  [
    'a fragment',
    'taskpane.html?tab=notes',
    'taskpane.html#notes',
    /^Element 'Url', attribute 'DefaultValue': .*#notes' is not accepted/,
  ],
  [
    'no address',
    'DefaultValue="https://localhost:3000/commands.html"',
    'DefaultValue="commands.html"',
    /^Element 'Url', attribute 'DefaultValue': .* 'commands\.html' is not accepted/,
  ],
  [
    'the last part left out',
    /( *<Group id="Jihe.More">[\s\S]*?<\/Group>\n) *<Label.*/,
    '$1',
    /^Element 'CustomTab': Missing child element\(s\). Expected is one of \( Group, Label \)/,
  ],
  [
    'a control that doesn’t say its kind',
    'xsi:type="Button" ',
    '',
    /^Element 'Control': It needs an xsi:type that the schema knows/,
  ],
  [
    'a blank name',
    /<DisplayName DefaultValue=".*"/,
    '<DisplayName DefaultValue=" "',
    /^Element 'DisplayName', attribute 'DefaultValue': .* The value ' ' is not accepted/,
  ],
  [
    'no name of the maker',
    /<ProviderName>.*?</,
    '<ProviderName> <',
    /^Element 'ProviderName': .* The value ' ' is not accepted/,
  ],
  [
    'a name before the host',
    'https://localhost:3000/taskpane.html?',
    'https://me@localhost:3000/taskpane.html?',
    /^Element 'Url', attribute 'DefaultValue': .*me@.*' is not accepted/,
  ],
  [
    'a long address',
    'taskpane.html?',
    `taskpane.html?${'a'.repeat(2048)}`,
    /^Element 'Url', attribute 'DefaultValue': .* maximum length of '2048'/,
  ],
  [
    'an unknown set of functions',
    'Set Name="ExcelApi"',
    'Set Name="WordApi"',
    /^Element 'Set', attribute 'Name': .* 'WordApi' is not an element of the set/,
  ],
])('the schema: %s', async (_, from, to, message) => {
  const problems = await checkManifest(replaced(from, to), AROUND);
  expect(rules(problems)).toEqual(['schema']);
  expect(problems[0]?.message).toMatch(message);
});

test.each<[string, string | RegExp, string, readonly string[]]>([
  ['not well-formed', '</OfficeApp>', '', ['xml']],
  ['an entity of its own', '<OfficeApp', '<!DOCTYPE a [<!ENTITY b "c">]><OfficeApp', ['xml']],
  ['another version than the package', '<Version>0.1.0.0<', '<Version>0.2.0.0<', ['version']],
  ['another server', 'https://localhost:3000/commands', 'https://example.org/commands', ['url']],
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
  ['two icons of one size', /<bt:Image size="32" resid="Icon.Notes.32"\/>/, '$&$&', ['icon-sizes']],
  ['the add-in’s own icon that isn’t there', /jihe-64\.png/, 'jihe-65.png', ['icon-missing']],
  [
    'an icon on another server',
    /https:\/\/localhost:3000(\/assets\/icons\/jihe-64)/,
    'https://example.org$1',
    ['icon-missing', 'url'],
  ],
])('%s', async (_, from, to, expected) => {
  const problems = await checkManifest(replaced(from, to), AROUND);
  expect(rules(problems).sort()).toEqual([...expected].sort());
});

test('a problem names its line', async () => {
  const line = MANIFEST.slice(0, MANIFEST.indexOf('<Permissions>')).split('\n').length;
  expect(await checkManifest(replaced('ReadWriteDocument', 'All'), AROUND)).toEqual([
    {
      rule: 'schema',
      line,
      message:
        "Element 'Permissions': [facet 'enumeration'] The value 'All' is not an element of the set {'ReadDocument', 'ReadWriteDocument'}.",
    },
  ]);
  expect(await checkManifest(replaced(/<Version>.*?</, '<Version>7.0.0.0<'), AROUND)).toEqual([
    { rule: 'version', line: 5, message: `7.0.0.0, but the package has the version ${AROUND.version}` },
  ]);
});

test('what is no PNG has no size', () => {
  expect(pngSize(Buffer.from('GIF89a, and some more bytes after it'))).toBeNull();
  expect(pngSize(readFileSync(join(ROOT, 'assets/icons/jihe-64.png')))).toEqual({ width: 64, height: 64 });
});
