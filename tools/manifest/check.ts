import { schemaProblems } from './schema.ts';
import { parseXml, type XmlElement, XmlError } from './xml.ts';

/** Checks a manifest without Excel and without a network: Microsoft's own checker needs their server for this format. */

type Rule =
  | 'xml'
  | 'schema'
  | 'version'
  | 'url'
  | 'id-duplicate'
  | 'resid-unresolved'
  | 'resid-unused'
  | 'icon-missing'
  | 'icon-size'
  | 'icon-sizes'
  | 'function-unregistered'
  | 'function-unused';

export interface Problem {
  readonly rule: Rule;
  readonly line: number;
  readonly message: string;
}

export interface Surroundings {
  /** Where everything is served from: `https://localhost:3000/`. */
  readonly base: string;
  /** The version of the package; the manifest's begins with it. */
  readonly version: string;
  /** Names that the add-ins have commands for (src/programs/addin/ribbon). */
  readonly functions: readonly string[];
  /** Pixels of an image below the base: `assets/icons/check-16.png`; null when there is none. */
  readonly imageSize: (path: string) => { readonly width: number; readonly height: number } | null;
}

/** The section of the resources that an element's `resid` points into. */
const SECTIONS: Readonly<Record<string, string>> = {
  Image: 'Images',
  FunctionFile: 'Urls',
  SourceLocation: 'Urls',
  Label: 'ShortStrings',
  Title: 'ShortStrings',
  Description: 'LongStrings',
};
const ADDRESSES = ['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'SourceLocation', 'Image', 'Url'];
/** Pixels of the add-in's own icons. */
const OWN_ICONS: Readonly<Record<string, number>> = { IconUrl: 32, HighResolutionIconUrl: 64 };
/** Excel takes 16, 32 and 80; the others are for other sharpnesses of the screen. */
const REQUIRED_SIZES = ['16', '32', '80'];

type Elements = readonly XmlElement[];

const withAll = (element: XmlElement): Elements => [element, ...element.children.flatMap(withAll)];
const called = (all: Elements, ...names: readonly string[]): Elements =>
  all.filter(({ local }) => names.includes(local));
const attribute = ({ attributes }: XmlElement, name: string): string => attributes.get(name) ?? '';

function* values(all: Elements, { base, version }: Surroundings): Generator<Problem> {
  for (const { text, line } of called(all, 'Version')) {
    if (text.startsWith(`${version}.`)) continue;
    yield { rule: 'version', line, message: `${text}, but the package has the version ${version}` };
  }
  for (const { attributes, line } of called(all, ...ADDRESSES)) {
    const address = attributes.get('DefaultValue') ?? base;
    if (!address.startsWith(base)) yield { rule: 'url', line, message: `${address} is not below ${base}` };
  }
}

function* duplicates(elements: Elements): Generator<Problem> {
  const ids = elements.map((element) => attribute(element, 'id'));
  for (const [at, { line }] of elements.entries()) {
    if (ids.indexOf(ids[at] ?? '') < at) yield { rule: 'id-duplicate', line, message: `a second ${ids[at]}` };
  }
}

/** @param url of an image that stands for `size` pixels */
function* image(url: string, size: number, line: number, { base, imageSize }: Surroundings): Generator<Problem> {
  const found = url.startsWith(base) ? imageSize(url.slice(base.length)) : null;
  if (found === null) yield { rule: 'icon-missing', line, message: `no image ${url}` };
  else if (found.width !== size || found.height !== size) {
    const message = `${url} has ${found.width}×${found.height} pixels instead of ${size}×${size}`;
    yield { rule: 'icon-size', line, message };
  }
}

function* references(all: Elements, around: Surroundings): Generator<Problem> {
  const resources = called(all, ...Object.values(SECTIONS)).flatMap(({ local, children }) =>
    children.map((element) => ({ section: local, id: attribute(element, 'id'), element })),
  );
  yield* duplicates(resources.map(({ element }) => element));
  yield* duplicates(called(all, 'CustomTab', 'Group', 'Control'));
  const pointing = all.filter(({ attributes }) => attributes.has('resid'));
  for (const element of pointing) {
    const [id, wanted, { line }] = [attribute(element, 'resid'), SECTIONS[element.local] ?? '', element];
    const found = resources.find((one) => one.section === wanted && one.id === id)?.element;
    if (found === undefined) yield { rule: 'resid-unresolved', line, message: `no resource ${id} in ${wanted}` };
    else if (wanted === 'Images') {
      yield* image(attribute(found, 'DefaultValue'), Number(attribute(element, 'size')), line, around);
    }
  }
  for (const { id, element } of resources) {
    if (pointing.some((one) => attribute(one, 'resid') === id)) continue;
    yield { rule: 'resid-unused', line: element.line, message: `nothing refers to ${id}` };
  }
}

function* icons(all: Elements, around: Surroundings): Generator<Problem> {
  for (const element of called(all, ...Object.keys(OWN_ICONS))) {
    yield* image(attribute(element, 'DefaultValue'), OWN_ICONS[element.local] ?? 0, element.line, around);
  }
  for (const { children, line } of called(all, 'Icon')) {
    const sizes = children.map((one) => attribute(one, 'size'));
    const missing = REQUIRED_SIZES.filter((size) => !sizes.includes(size)).join(', ');
    if (missing !== '') yield { rule: 'icon-sizes', line, message: `no image of ${missing} pixels` };
    else if (new Set(sizes).size < sizes.length) yield { rule: 'icon-sizes', line, message: 'two images of one size' };
  }
}

function* functionNames(all: Elements, { functions }: Surroundings): Generator<Problem> {
  const registers = 'src/programs/excel/ribbon registers';
  const run = called(all, 'FunctionName');
  for (const { text, line } of run.filter((one) => !functions.includes(one.text))) {
    yield { rule: 'function-unregistered', line, message: `${registers} no function ${text}` };
  }
  for (const name of functions.filter((one) => !run.some(({ text }) => text === one))) {
    yield { rule: 'function-unused', line: 1, message: `no button runs ${name}, which ${registers}` };
  }
}

/** What no schema can say of a manifest that the schema takes. */
const CROSS_CHECKS = [values, references, icons, functionNames];

/**
 * First the schema (./schema), and once that is content, what no schema can say.
 *
 * @returns what is wrong, in the order of the file; nothing for a manifest that Excel takes
 */
export async function checkManifest(xml: string, around: Surroundings): Promise<readonly Problem[]> {
  try {
    const root = parseXml(xml);
    const problems = await schemaProblems(xml);
    if (problems.length > 0) return problems;
    const all = withAll(root);
    return CROSS_CHECKS.flatMap((check) => [...check(all, around)]).sort((a, b) => a.line - b.line);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return [{ rule: 'xml', line: Number(/^\d+/.exec(error.message)?.[0] ?? 1), message: error.message }];
  }
}
