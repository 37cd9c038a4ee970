import type { XmlElement } from './xml.ts';

/**
 * What an add-in only manifest for a task pane with a ribbon tab consists of, in which order: after Microsoft's published
 * description of the format ([MS-OWEMXML] and "How to find the proper order of manifest elements"). It knows what our
 * manifest uses; anything else is refused until its rule stands here, so that a slip of the pen can't pass for a feature.
 */

export type Rule =
  | 'xml'
  | 'unknown-element'
  | 'order'
  | 'missing'
  | 'repeated'
  | 'attribute'
  | 'text'
  | 'enum'
  | 'guid'
  | 'version'
  | 'locale'
  | 'length'
  | 'url'
  | 'id-duplicate'
  | 'resid-unresolved'
  | 'resid-unused'
  | 'icon-missing'
  | 'icon-size'
  | 'icon-sizes'
  | 'function-unregistered'
  | 'function-unused';

/** What is wrong with a value; null when nothing is. */
type Verdict = readonly [Rule, string] | null;

/** What the values of a manifest are about, beyond their own form: collected on the way, judged at the end. */
export interface Collector {
  define(section: Section, id: string, value: string, line: number): void;
  refer(section: Section, id: string, line: number, size?: number): void;
  callFunction(name: string, line: number): void;
  name(id: string, line: number): void;
  /** An icon named by its address. */
  icon(url: string, size: number, line: number): void;
  url(url: string): Verdict;
}

export type Section = 'Images' | 'Urls' | 'ShortStrings' | 'LongStrings';

type Check = (value: string, collector: Collector, element: XmlElement) => Verdict;

export interface Part {
  readonly name: string;
  readonly shape: Shape | ((element: XmlElement) => Shape | null);
  readonly min: 0 | 1;
  readonly many: boolean;
}

export interface Shape {
  /** All of them required. */
  readonly attributes?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** Required where it is named, refused where it isn't. */
  readonly text?: Check;
  readonly parts?: readonly Part[];
  /** Judges the element as a whole. */
  readonly whole?: (element: XmlElement, collector: Collector) => Verdict;
}

const APP = 'http://schemas.microsoft.com/office/appforoffice/1.1';
const OVERRIDES = 'http://schemas.microsoft.com/office/taskpaneappversionoverrides';
const BASIC = 'http://schemas.microsoft.com/office/officeappbasictypes/1.0';

/** `xsi:type`, `id` and the like are written the same everywhere; the prefix `xsi` is the one of the samples. */
const TYPE = 'xsi:type';

const part =
  (namespace: string) =>
  (local: string, shape: Part['shape'], how: '1' | '?' | '+' | '*' = '1'): Part => ({
    name: `${namespace} ${local}`,
    shape,
    min: how === '1' || how === '+' ? 1 : 0,
    many: how === '+' || how === '*',
  });
const app = part(APP);
const ov = part(OVERRIDES);
const bt = part(BASIC);

const oneOf =
  (...allowed: readonly string[]): Check =>
  (value) =>
    allowed.includes(value) ? null : ['enum', `"${value}" instead of ${allowed.join(' or ')}`];

const upTo =
  (limit: number): Check =>
  (value) =>
    value.length > limit ? ['length', `${value.length} characters, ${limit} are allowed`] : null;

const matching =
  (pattern: RegExp, rule: Rule, wanted: string): Check =>
  (value) =>
    pattern.test(value) ? null : [rule, `"${value}" is no ${wanted}`];

const anyText: Check = () => null;
const GUID = matching(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 'guid', 'GUID');
const VERSION = matching(/^\d{1,9}\.\d{1,9}\.\d{1,9}\.\d{1,9}$/, 'version', 'version of the form a.b.c.d');
const API_VERSION = matching(/^\d+\.\d+$/, 'version', 'version of the form a.b');
const LOCALE = matching(/^[a-z]{2}-[A-Z]{2}$/, 'locale', 'language such as zh-CN');
const ADDRESS: Check = (value, collector) => collector.url(value);
const ID: Check = (value, collector, element) => {
  collector.name(value, element.line);
  return upTo(125)(value, collector, element);
};
const MAX_RESID = 32;

const valued = (check: Check): Shape => ({ attributes: { DefaultValue: check } });
const texted = (check: Check): Shape => ({ text: check });

/** An element that points into a section of the resources. */
function pointing(section: Section): Shape {
  return {
    attributes: {
      resid: (value, collector, element) => {
        collector.refer(section, value, element.line);
        return upTo(MAX_RESID)(value, collector, element);
      },
    },
  };
}

function iconUrl(size: number): Shape {
  return valued((value, collector, element) => {
    collector.icon(value, size, element.line);
    return collector.url(value);
  });
}

/** Excel takes 16, 32 and 80; the others are for other sharpnesses of the screen. */
const REQUIRED_SIZES = ['16', '32', '80'];
const SIZES = ['16', '20', '24', '32', '40', '48', '64', '80'];

const icon: Shape = {
  parts: [
    bt(
      'Image',
      {
        attributes: {
          size: oneOf(...SIZES),
          resid: (value, collector, element) => {
            collector.refer('Images', value, element.line, Number(element.attributes.get('size')));
            return upTo(MAX_RESID)(value, collector, element);
          },
        },
      },
      '+',
    ),
  ],
  whole: ({ children }) => {
    const sizes = children.map(({ attributes }) => attributes.get('size') ?? '');
    const missing = REQUIRED_SIZES.filter((size) => !sizes.includes(size));
    if (missing.length > 0) return ['icon-sizes', `no image of ${missing.join(', ')} pixels`];
    return new Set(sizes).size < sizes.length ? ['icon-sizes', 'two images of one size'] : null;
  },
};

const actions: Readonly<Record<string, Shape>> = {
  ExecuteFunction: {
    attributes: { [TYPE]: anyText },
    parts: [
      ov(
        'FunctionName',
        texted((value, collector, { line }) => {
          collector.callFunction(value, line);
          return null;
        }),
      ),
    ],
  },
  ShowTaskpane: {
    attributes: { [TYPE]: anyText },
    parts: [
      ov('TaskpaneId', texted(upTo(125)), '?'),
      ov('SourceLocation', pointing('Urls')),
      ov('Title', pointing('ShortStrings'), '?'),
    ],
  },
};

const button: Shape = {
  attributes: { [TYPE]: oneOf('Button'), id: ID },
  parts: [
    ov('Label', pointing('ShortStrings')),
    ov('Supertip', {
      parts: [ov('Title', pointing('ShortStrings')), ov('Description', pointing('LongStrings'))],
    }),
    ov('Icon', icon),
    ov('Action', ({ attributes }) => actions[attributes.get(TYPE) ?? ''] ?? null),
  ],
};

const group: Shape = {
  attributes: { id: ID },
  parts: [ov('Label', pointing('ShortStrings')), ov('Icon', icon), ov('Control', button, '+')],
};

const host: Shape = {
  attributes: { [TYPE]: oneOf('Workbook') },
  parts: [
    ov('DesktopFormFactor', {
      parts: [
        ov('FunctionFile', pointing('Urls'), '?'),
        ov(
          'ExtensionPoint',
          {
            attributes: { [TYPE]: oneOf('PrimaryCommandSurface') },
            parts: [
              ov('CustomTab', {
                attributes: { id: ID },
                parts: [ov('Group', group, '+'), ov('Label', pointing('ShortStrings'))],
              }),
            ],
          },
          '+',
        ),
      ],
    }),
  ],
};

function resources(section: Section, local: string, check: Check): Part {
  const entry: Shape = {
    attributes: {
      id: (value, collector, element) => {
        collector.define(section, value, element.attributes.get('DefaultValue') ?? '', element.line);
        return upTo(MAX_RESID)(value, collector, element);
      },
      DefaultValue: check,
    },
  };
  return bt(section, { parts: [bt(local, entry, '+')] }, '?');
}

const versionOverrides: Shape = {
  attributes: { [TYPE]: oneOf('VersionOverridesV1_0') },
  parts: [
    ov('Description', pointing('LongStrings'), '?'),
    ov('Hosts', { parts: [ov('Host', host)] }),
    ov('Resources', {
      parts: [
        resources('Images', 'Image', ADDRESS),
        resources('Urls', 'Url', ADDRESS),
        resources('ShortStrings', 'String', upTo(125)),
        resources('LongStrings', 'String', upTo(250)),
      ],
    }),
  ],
};

const set: Shape = {
  attributes: { Name: oneOf('ExcelApi', 'DialogApi', 'AddinCommands') },
  optional: { MinVersion: API_VERSION },
};

const officeApp: Shape = {
  attributes: { [TYPE]: oneOf('TaskPaneApp') },
  parts: [
    app('Id', texted(GUID)),
    app('Version', texted(VERSION)),
    app('ProviderName', texted(upTo(125))),
    app('DefaultLocale', texted(LOCALE)),
    app('DisplayName', valued(upTo(125))),
    app('Description', valued(upTo(250))),
    app('IconUrl', iconUrl(32)),
    app('HighResolutionIconUrl', iconUrl(64)),
    app('SupportUrl', valued(ADDRESS)),
    app('Hosts', { parts: [app('Host', { attributes: { Name: oneOf('Workbook') } })] }),
    app('Requirements', {
      parts: [app('Sets', { optional: { DefaultMinVersion: API_VERSION }, parts: [app('Set', set, '+')] })],
    }),
    app('DefaultSettings', { parts: [app('SourceLocation', valued(ADDRESS))] }),
    app('Permissions', texted(oneOf('ReadDocument', 'ReadWriteDocument'))),
    ov('VersionOverrides', versionOverrides),
  ],
};

export const ROOT = app('OfficeApp', officeApp);
