import { parseXml, type XmlElement, XmlError } from './xml.ts';

/** WPS's ribbon.xml: what WPS needs of it, and that it has the buttons of Excel's manifest, in the same words and order. */

export interface RibbonProblem {
  readonly line: number;
  readonly message: string;
}

export interface RibbonSurroundings {
  /** Excel's manifest.xml. */
  readonly manifest: string;
  /** Whether the add-in has this image, below its folder. */
  readonly hasImage: (path: string) => boolean;
  /** main.js's answer for the id of a button. */
  readonly imageOf: (id: string) => string;
}

interface Button {
  readonly group: string;
  readonly label: string;
  /** What it runs: a function of the manifest, or the page of a pane. */
  readonly runs: string;
}

/** In ribbon.xml a button is called after its function; those that open the pane have names of their own. */
const PANES: { readonly [Resource in string]?: string } = { 'Url.Notes': 'notes', 'Url.Pane': 'pane' };

const all = (element: XmlElement): readonly XmlElement[] => [element, ...element.children.flatMap(all)];
const called = (element: XmlElement, name: string): readonly XmlElement[] =>
  all(element).filter(({ local }) => local === name);
const attribute = (element: XmlElement | undefined, name: string): string => element?.attributes.get(name) ?? '';

/** Buttons of Excel's manifest, by the words that they resolve to. */
function ofManifest(manifest: string): readonly Button[] {
  const root = parseXml(manifest);
  const words = new Map(called(root, 'String').map((each) => [attribute(each, 'id'), attribute(each, 'DefaultValue')]));
  const label = (element: XmlElement): string =>
    words.get(
      attribute(
        element.children.find(({ local }) => local === 'Label'),
        'resid',
      ),
    ) ?? '';
  return called(root, 'Group').flatMap((group) =>
    called(group, 'Control').map((control) => {
      const [name] = called(control, 'FunctionName');
      const [page] = called(control, 'SourceLocation');
      return { group: label(group), label: label(control), runs: name?.text ?? PANES[attribute(page, 'resid')] ?? '' };
    }),
  );
}

function ofRibbon(root: XmlElement): readonly Button[] {
  return called(root, 'group').flatMap((group) =>
    called(group, 'button').map((button) => ({
      group: attribute(group, 'label'),
      label: attribute(button, 'label'),
      runs: attribute(button, 'id'),
    })),
  );
}

const CALLBACKS: { readonly [Attribute in string]?: string } = {
  onLoad: 'OnAddinLoad',
  onAction: 'OnAction',
  getImage: 'GetImage',
};

function* structure(root: XmlElement, { hasImage, imageOf }: RibbonSurroundings): Generator<RibbonProblem> {
  if (attribute(root, 'onLoad') === '') yield { line: root.line, message: 'no onLoad' };
  for (const { attributes, line } of all(root)) {
    for (const [name, value] of attributes) {
      // A late answer would hide the tab for good.
      if (name === 'getVisible') yield { line, message: 'getVisible' };
      const wanted = CALLBACKS[name];
      if (wanted !== undefined && value !== wanted) yield { line, message: `${name}="${value}" instead of ${wanted}` };
    }
  }
  for (const button of called(root, 'button')) {
    const { line } = button;
    for (const name of ['onAction', 'getImage']) {
      if (attribute(button, name) === '') yield { line, message: `a button without ${name}` };
    }
    const image = imageOf(attribute(button, 'id'));
    if (!hasImage(image)) yield { line, message: `no image ${image}` };
  }
}

const told = ({ group, label, runs }: Button): string => `${group} ${label} (${runs})`;

/** @returns what is wrong; nothing for a ribbon that WPS takes and that has Excel's buttons */
export function checkWpsRibbon(text: string, around: RibbonSurroundings): readonly RibbonProblem[] {
  // Its page for installing looks at the first characters, without reading XML.
  if (!text.startsWith('<customUI'))
    return [{ line: 1, message: 'has to begin with <customUI, without a declaration' }];
  try {
    const root = parseXml(text);
    const problems = [...structure(root, around)];
    const [own, others] = [ofRibbon(root), ofManifest(around.manifest)].map((buttons) => buttons.map(told));
    const missing = others?.filter((each) => own?.includes(each) !== true) ?? [];
    const more = own?.filter((each) => others?.includes(each) !== true) ?? [];
    for (const each of missing) problems.push({ line: 1, message: `Excel’s ribbon has ${each}` });
    for (const each of more) problems.push({ line: 1, message: `Excel’s ribbon has no ${each}` });
    if (missing.length + more.length === 0 && own?.join() !== others?.join()) {
      problems.push({ line: 1, message: `the buttons of Excel’s ribbon are in another order: ${others?.join(', ')}` });
    }
    return problems;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return [{ line: 1, message: error.message }];
  }
}
