import { SaxesParser } from 'saxes';

/** XML as a tree: what the checker of the manifest needs, and where it stands in the file. */

export interface XmlElement {
  /** Without its prefix: the schema has the namespaces. */
  readonly local: string;
  /** Names as written: `xsi:type`, `DefaultValue`. Declarations of namespaces are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, without spaces around it. */
  readonly text: string;
  readonly line: number;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

export class XmlError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'XmlError';
  }
}

/** @throws XmlError where the text is not well-formed */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  parser.on('error', (error) => {
    throw new XmlError(error.message);
  });
  // Only entities that the document declares itself could surprise a reader; a manifest needs none.
  parser.on('doctype', () => {
    throw new XmlError(`${parser.line}: a document type declaration`);
  });
  parser.on('opentag', (tag) => {
    const attributes = new Map(
      Object.values(tag.attributes).flatMap(({ name, prefix, value }): [string, string][] =>
        name === 'xmlns' || prefix === 'xmlns' ? [] : [[name, value]],
      ),
    );
    const element = {
      local: tag.local,
      attributes,
      children: [],
      text: '',
      line: parser.line,
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (part) => {
    const inside = open.at(-1);
    if (inside !== undefined) inside.text = (inside.text + part).trim();
  });
  parser.on('closetag', () => {
    root = open.pop() ?? null;
  });
  parser.write(text).close();
  if (root === null) throw new XmlError('no element');
  return root;
}
