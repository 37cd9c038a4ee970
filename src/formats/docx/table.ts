/** The tables of a document as they stand: rows, cells, and what merges them. */

import type { XmlScanner } from '../xml/scan.ts';
import { eachNested, eachOfAlternative, eachOfControl, type Story, tooLarge } from './context.ts';
import { countOf, eachChild, isOn, valOf } from './elements.ts';
import {
  type Block,
  type Cell,
  joinedText,
  paragraphsOf,
  type Row,
  type Table,
  TRAIT_CONTROL,
  TRAIT_NESTED_TABLE,
  TRAIT_REVISION,
} from './model.ts';

function columnsOf(story: Story): number {
  const columns = countOf(story.xml, 1);
  const { columns: limit } = story.counts.limits;
  if (columns > limit) throw tooLarge('columns', limit);
  return columns;
}

interface CellProperties {
  width: number;
  down: Cell['down'];
  isAcross: boolean;
  isDeleted: boolean;
  isRevised: boolean;
}

const PLAIN: CellProperties = { width: 1, down: 'none', isAcross: false, isDeleted: false, isRevised: false };

function readCellProperties(story: Story): CellProperties {
  const { xml } = story;
  const properties: CellProperties = { ...PLAIN };
  eachChild(xml, () => {
    if (xml.is('gridSpan')) properties.width = Math.max(1, columnsOf(story));
    else if (xml.is('vMerge')) properties.down = valOf(xml) === 'restart' ? 'start' : 'continue';
    else if (xml.is('hMerge')) properties.isAcross = valOf(xml) !== 'restart';
    else if (xml.is('cellDel')) properties.isDeleted = true;
    else if (xml.is('cellIns') || xml.is('cellMerge')) properties.isRevised = true;
    xml.skip();
  });
  return properties;
}

class RowReader {
  readonly #story: Story;
  readonly #xml: XmlScanner;
  readonly #cells: Cell[] = [];
  #at = 0;
  #hidden = false;
  #deleted = false;

  constructor(story: Story) {
    this.#story = story;
    this.#xml = story.xml;
  }

  read(): Row {
    this.#story.counts.cell();
    eachChild(this.#xml, this.#visit);
    return { hidden: this.#hidden, deleted: this.#deleted, cells: this.#cells };
  }

  readonly #visit = (): void => {
    const xml = this.#xml;
    if (xml.is('tc')) this.#cell();
    else if (xml.is('trPr')) this.#properties();
    else if (xml.is('sdt')) eachOfControl(this.#story, this.#visit);
    else if (xml.is('customXml') || xml.is('ins') || xml.is('moveTo')) eachNested(this.#story, this.#visit);
    else if (xml.is('AlternateContent')) eachOfAlternative(this.#story, this.#visit);
    else xml.skip();
  };

  #properties(): void {
    const xml = this.#xml;
    eachChild(xml, () => {
      if (xml.is('gridBefore')) this.#at = columnsOf(this.#story);
      else if (xml.is('hidden')) this.#hidden = isOn(xml);
      else if (xml.is('del') || xml.is('moveFrom')) this.#deleted = true;
      xml.skip();
    });
  }

  #cell(): void {
    const story = this.#story;
    const xml = this.#xml;
    story.counts.cell();
    const { start } = xml;
    const around = story.traits;
    story.traits = story.isClosed ? TRAIT_CONTROL : 0;
    const blocks: Block[] = [];
    let properties = PLAIN;
    story.blocks(story, blocks, () => {
      if (xml.is('tcPr')) properties = readCellProperties(story);
      else xml.skip();
    });
    const { width, down, isAcross, isDeleted, isRevised } = properties;
    if (blocks.some(({ kind }) => kind === 'table')) story.traits |= TRAIT_NESTED_TABLE;
    if (isDeleted || isRevised) story.traits |= TRAIT_REVISION;
    if (this.#at + width > story.counts.limits.columns) throw tooLarge('columns', story.counts.limits.columns);
    this.#cells.push({
      at: this.#at,
      width,
      down,
      isAcross,
      text: isDeleted ? '' : joinedText(paragraphsOf(blocks)),
      blocks,
      part: xml.part,
      span: { start, end: xml.after },
      traits: story.traits,
    });
    this.#at += width;
    story.traits = around;
  }
}

/** Reads the `w:tbl` whose tag is the current one. @throws DocumentError */
export function readTable(story: Story): Table {
  const { xml } = story;
  const number = story.counts.table();
  const widths: number[] = [];
  const rows: Row[] = [];
  const visit = (): void => {
    if (xml.is('tr')) rows.push(new RowReader(story).read());
    else if (xml.is('tblGrid')) readGrid(xml, widths, story.counts.limits.columns);
    else if (xml.is('sdt')) eachOfControl(story, visit);
    else if (xml.is('customXml') || xml.is('ins') || xml.is('moveTo')) eachNested(story, visit);
    else if (xml.is('AlternateContent')) eachOfAlternative(story, visit);
    else xml.skip();
  };
  eachNested(story, visit);
  return { kind: 'table', number, widths, rows };
}

function readGrid(xml: XmlScanner, widths: number[], limit: number): void {
  eachChild(xml, () => {
    if (xml.is('gridCol')) {
      const width = xml.prefixedAttribute('w') ?? '';
      widths.push(/^\d{1,6}(?:\.\d{1,4})?$/.test(width) ? Number(width) : Number.NaN);
      if (widths.length > limit) throw tooLarge('columns', limit);
    }
    xml.skip();
  });
}
