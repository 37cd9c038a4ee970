/** SARIF 2.1.0, for tools that collect findings of many checkers. A workbook has no lines: rows and columns stand in. */

import { parseAddress } from '../engine/grid/address.ts';
import { REPORT } from '../messages/report.ts';
import { isInText } from './findings.ts';
import type { Report } from './report.ts';
import type { AnyFindingEntry, FailedFile, FileEntry, FindingEntry, TextFindingEntry } from './schema.ts';

/** What the report says about a check, whether or not it found something. */
interface SarifRule {
  readonly id: string;
  readonly severity: FindingEntry['severity'];
  /** Short name: 总分与得分合计不符. */
  readonly title: string;
  /** The rule's source. */
  readonly basis: string;
  /** The help text. */
  readonly help: string;
}

export interface SarifOptions {
  readonly version: string;
  readonly rules: readonly SarifRule[];
}

const LEVELS = { error: 'error', warning: 'warning', hint: 'note' } as const;

/** A path as the URI reference that SARIF asks for: relative paths stay relative, `C:\a b.xlsx` → `file:///C:/a%20b.xlsx`. */
export function pathUri(path: string): string {
  const windows = /^[A-Za-z]:[\\/]|^\\\\/.test(path);
  const slashes = windows || path.includes('\\') ? path.replaceAll('\\', '/') : path;
  const encoded = slashes
    .split('/')
    .map((part) => (/^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'))))
    .join('/');
  if (/^[A-Za-z]:\//.test(slashes)) return `file:///${encoded}`;
  if (slashes.startsWith('//')) return `file:${encoded}`;
  return slashes.startsWith('/') ? `file://${encoded}` : encoded;
}

/** @param cell null: the whole sheet. */
function location(path: string, sheet: string, cell: string | null) {
  const at = parseAddress(cell ?? '');
  return {
    physicalLocation: {
      artifactLocation: { uri: pathUri(path) },
      ...(at === null ? {} : { region: { startLine: at.row, startColumn: at.column } }),
    },
    logicalLocations: [
      cell === null
        ? { name: sheet, fullyQualifiedName: sheet, kind: 'module' }
        : { name: cell, fullyQualifiedName: `${sheet}!${cell}`, kind: 'member' },
    ],
  };
}

type Span = Pick<TextFindingEntry, 'paragraph' | 'note' | 'range' | 'quote'>;

/** Characters of a paragraph: what a line is elsewhere. */
function spanLocation(
  path: string,
  { paragraph, note, range, quote }: Span,
  context: TextFindingEntry['context'] | null,
) {
  const [start, end] = range;
  const name = note ?? REPORT.paragraph(paragraph ?? 0);
  return {
    physicalLocation: {
      artifactLocation: { uri: pathUri(path) },
      region: {
        charOffset: start,
        charLength: end - start,
        snippet: { text: context?.text ?? quote },
      },
    },
    logicalLocations: [{ name, fullyQualifiedName: name, kind: 'member' }],
  };
}

function textLocations(path: string, finding: TextFindingEntry) {
  return [
    spanLocation(path, finding, finding.context),
    ...finding.related.map((related) =>
      'cell' in related ? location(path, related.sheet, related.cell) : spanLocation(path, related, null),
    ),
  ];
}

function cellLocations(path: string, { cells, sheet }: FindingEntry) {
  return (cells.length === 0 ? [null] : cells).map((cell) => location(path, sheet, cell));
}

function result(path: string, finding: AnyFindingEntry, ruleIndex: ReadonlyMap<string, number>) {
  const [first, ...others] = isInText(finding) ? textLocations(path, finding) : cellLocations(path, finding);
  const index = ruleIndex.get(finding.check);
  return {
    ruleId: finding.check,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [first],
    ...(others.length === 0 ? {} : { relatedLocations: others }),
    ...(finding.waived === null
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: finding.waived.reason }] }),
    properties: { why: finding.why, how: finding.how },
  };
}

function notification({ path, error }: FailedFile) {
  return {
    level: 'error',
    descriptor: { id: error.code },
    message: { text: `${error.message}${error.why}${error.how}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: pathUri(path) } } }],
  };
}

export function sarifReport({ version, rules }: SarifOptions): Report {
  const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
  const results: unknown[] = [];
  const notifications: unknown[] = [];
  const artifacts: unknown[] = [];
  return {
    begin: () => '',
    file(entry: FileEntry) {
      if (entry.verdict === null) notifications.push(notification(entry));
      else results.push(...entry.findings.map((finding: AnyFindingEntry) => result(entry.path, finding, ruleIndex)));
      artifacts.push({ location: { uri: pathUri(entry.path) }, properties: { verdict: entry.verdict } });
      return '';
    },
    end() {
      const driver = {
        name: 'jihe',
        fullName: REPORT.toolName,
        version,
        language: 'zh-CN',
        rules: rules.map((rule) => ({
          id: rule.id,
          shortDescription: { text: rule.title },
          fullDescription: { text: REPORT.basis(rule.title, rule.basis) },
          help: { text: rule.help },
          defaultConfiguration: { level: LEVELS[rule.severity] },
        })),
      };
      const log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
          {
            tool: { driver },
            language: 'zh-CN',
            columnKind: 'utf16CodeUnits',
            invocations: [
              { executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications },
            ],
            artifacts,
            results,
          },
        ],
      };
      return `${JSON.stringify(log, null, 2)}\n`;
    },
  };
}
