/**
 * The tab 报告: a report that is opened or pasted, its numbers recomputed and held against the forms of the open workbook.
 * Loaded when it is first shown: the pane itself reads no documents.
 */

import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { type ReactElement, useMemo, useRef, useState } from 'react';
import { commentedCopy } from '../../app/commented-copy.ts';
import { reviewTables } from '../../app/document-tables.ts';
import { adviceOf } from '../../app/error-advice.ts';
import { openReport, pastedReport, type ReportContent } from '../../app/open-report.ts';
import type { PairedForms } from '../../app/review-file.ts';
import { REPORT_TYPES } from '../../app/workbook-names.ts';
import type { CellSpan, TextSpan } from '../../engine/narrative/ledger-types.ts';
import type { AnyNarrativeFinding, NarrativeReview } from '../../engine/narrative/review-types.ts';
import { defaultPolicy } from '../../engine/policy/built-in.ts';
import type { Review, TableReview } from '../../engine/review-types.ts';
import type { Advice } from '../../messages/advice.ts';
import { describeCounts, describeNarrative } from '../../messages/narrative/describe.ts';
import { PAIR_WORDS } from '../../messages/narrative/pairs.ts';
import { textPlace } from '../../messages/narrative/place.ts';
import { PROBLEMS } from '../../messages/pane.ts';
import { REPORT_TAB } from '../../messages/report-tab.ts';
import { SEVERITY_NAMES } from '../../messages/verdict.ts';
import { describeWaived } from '../../messages/waivers.ts';
import { type CellName, cellNames } from '../../reports/cell-names.ts';
import { textFindingEntries } from '../../reports/document-entry.ts';
import { Bar } from '../views/bar.tsx';
import { Button } from '../views/button.tsx';
import { Field, TextArea } from '../views/controls.tsx';
import { Disclosure } from '../views/disclosure.tsx';
import { LocateButton } from '../views/locate-button.tsx';
import { LongList } from '../views/long-list.tsx';
import { SignIcon } from '../views/severity.tsx';
import { Small, Text } from '../views/text.tsx';
import { agreeingOf, keyOfPlace, outlinedBy, reviewReport, sectionsOf } from './content.ts';
import type { GivenReport } from './given.ts';
import { Paragraph, type ShownParagraph } from './paragraphs.tsx';
import { type TableChecks, Tables, tableEntries } from './tables.tsx';

/** Paragraphs before and after the one that is spoken of. */
const AROUND = 2;

function paragraphsAround({ text }: ReportContent, { paragraph, note }: TextSpan): ShownParagraph[] {
  if (paragraph === null) {
    const own = text.notes.filter(({ name }) => name === note);
    return own.map((each) => ({
      paragraph: null,
      note: each.name,
      text: each.text,
      mark: null,
      level: null,
      heading: null,
    }));
  }
  return text.paragraphs
    .slice(Math.max(0, paragraph - 1 - AROUND), paragraph + AROUND)
    .map(({ n, text: own, mark, level }) => ({ paragraph: n, note: null, text: own, mark, level, heading: null }));
}

function isCell(related: TextSpan | CellSpan): related is CellSpan {
  return 'cell' in related;
}

/** What a finding is held against: other places of the text, cells of the form. */
function Related({
  related,
  elsewhere,
  nameCell,
  onShow,
}: {
  readonly related: AnyNarrativeFinding['related'];
  readonly elsewhere: string | null;
  readonly nameCell: CellName | null;
  readonly onShow: (at: TextSpan) => void;
}): ReactElement {
  return (
    <div className="jihe-row">
      {related.map((each) =>
        isCell(each) && nameCell !== null ? (
          <Text className="jihe-wrap" key={`${each.sheet} ${each.cell}`}>
            {REPORT_TAB.within(nameCell(each.sheet, each.cell), each.quote)}
          </Text>
        ) : isCell(each) && elsewhere !== null ? (
          <Text className="jihe-wrap" key={`${each.sheet} ${each.cell}`}>
            {REPORT_TAB.cellElsewhere(elsewhere, each.sheet, each.cell, each.quote)}
          </Text>
        ) : isCell(each) ? (
          <LocateButton cell={each.cell} key={`${each.sheet} ${each.cell}`} sheet={each.sheet} />
        ) : (
          <Button key={`${keyOfPlace(each)} ${each.range[0]}`} onClick={() => onShow(each)} size="small">
            {textPlace(each, [])} “{each.quote}”
          </Button>
        ),
      )}
    </div>
  );
}

interface Shows {
  readonly onShow: (at: TextSpan) => void;
  readonly onFailed: (advice: Advice) => void;
  /** Null where nothing can be waived. */
  readonly waivers: GivenReport['waivers'];
  /** The file that the form is in, where it isn't the one that is open. */
  readonly elsewhere: string | null;
  /** The form is a table of the report itself: what its cells are called. */
  readonly nameCell: CellName | null;
}

function Finding(props: Shows & { readonly finding: AnyNarrativeFinding }): ReactElement {
  const { finding, onShow, elsewhere, nameCell, waivers, onFailed } = props;
  const { title, what, why, how } = describeNarrative(finding);
  const place = textPlace(finding, []);
  return (
    <li className="jihe-item" data-testid="text-finding">
      <Disclosure
        beside={
          <Button
            appearance="outline"
            aria-label={REPORT_TAB.show(place)}
            className="jihe-locate"
            onClick={() => onShow(finding)}
            size="small"
          >
            {place}
          </Button>
        }
        head={
          <>
            <SignIcon name={SEVERITY_NAMES[finding.severity]} sign={finding.severity} />
            <Text className="jihe-what">{what}</Text>
          </>
        }
        level={4}
      >
        {() => (
          <>
            <dl className="jihe-facts">
              {finding.waived !== null && (
                <>
                  <dt>{PROBLEMS.waived}</dt>
                  <dd>{describeWaived(finding.waived)}</dd>
                </>
              )}
              <dt>{PROBLEMS.why}</dt>
              <dd>{why}</dd>
              <dt>{PROBLEMS.how}</dt>
              <dd>{how}</dd>
              {finding.related.length > 0 && (
                <>
                  <dt>{PROBLEMS.related}</dt>
                  <dd>
                    <Related elsewhere={elsewhere} nameCell={nameCell} onShow={onShow} related={finding.related} />
                  </dd>
                </>
              )}
              <dt>{PROBLEMS.rule}</dt>
              <dd>
                {title}（{finding.check}）
              </dd>
            </dl>
            {waivers?.(finding, onFailed)}
          </>
        )}
      </Disclosure>
    </li>
  );
}

function Agreeing({
  review,
  onShow,
}: {
  readonly review: NarrativeReview;
  readonly onShow: (at: TextSpan) => void;
}): ReactElement | null {
  const agreeing = agreeingOf(review);
  if (agreeing.length === 0) return null;
  return (
    <Disclosure head={<Text>{REPORT_TAB.agreeing(agreeing.length)}</Text>} level={3}>
      {() => (
        <ul className="jihe-plain jihe-stack">
          <LongList
            items={agreeing}
            onButton
            render={({ relation, at }, index) => (
              <li className="jihe-line" key={index}>
                <Text className="jihe-grow jihe-wrap">{relation.workings.join('；') || at.quote}</Text>
                <Button aria-label={REPORT_TAB.show(textPlace(at, []))} onClick={() => onShow(at)} size="small">
                  {textPlace(at, [])}
                </Button>
              </li>
            )}
          />
        </ul>
      )}
    </Disclosure>
  );
}

export interface ReportTabProps {
  /** The forms that the report is held against. */
  readonly forms: readonly TableReview[];
  /** The open document; null: a report is opened beside a workbook. */
  readonly given: GivenReport | null;
  readonly download: (name: string, content: Uint8Array) => void;
  /** By which the report's own tables are checked; absent: they aren't. */
  readonly checks?: TableChecks;
}

function Sections({ review, ...shows }: Shows & { readonly review: NarrativeReview }): ReactElement {
  const open = review.findings.filter(({ waived }) => waived === null);
  const waived = review.findings.filter((finding) => finding.waived !== null);
  return (
    <>
      {open.length === 0 && review.counts.relations > 0 && <Text block>{REPORT_TAB.clean}</Text>}
      {sectionsOf(open).map(({ heading, findings }) => (
        <section aria-label={heading ?? REPORT_TAB.whole} key={heading ?? ''}>
          <Text as="h3" block weight="semibold">
            {heading ?? REPORT_TAB.whole}
          </Text>
          <ul className="jihe-plain">
            <LongList
              items={findings}
              onButton
              render={(finding) => (
                <Finding
                  finding={finding}
                  key={`${finding.check} ${keyOfPlace(finding)} ${finding.range[0]}`}
                  {...shows}
                />
              )}
            />
          </ul>
        </section>
      ))}
      {waived.length > 0 && (
        <Disclosure head={<Text>{REPORT_TAB.ignored(waived.length)}</Text>} level={3}>
          {() => (
            <ul className="jihe-plain">
              {waived.map((finding) => (
                <Finding
                  finding={finding}
                  key={`${finding.check} ${keyOfPlace(finding)} ${finding.range[0]}`}
                  {...shows}
                />
              ))}
            </ul>
          )}
        </Disclosure>
      )}
    </>
  );
}

function againstLine({ table: { project, sheet } }: TableReview, paired: PairedForms | null, isOwn: boolean): string {
  if (isOwn) return PAIR_WORDS.paired('same-document', sheet);
  return paired === null
    ? REPORT_TAB.against(project?.text ?? '')
    : PAIR_WORDS.paired(paired.by, `${paired.path} ${sheet}`);
}

const NONE: readonly TableReview[] = [];

function ReviewedReport(
  props: ReportTabProps & { readonly content: ReportContent; readonly onFailed: (advice: Advice) => void },
): ReactElement {
  const { content, given, download, onFailed } = props;
  const paired = given?.paired ?? null;
  // In the workbench the tables of a document with a form are the sheets that the pane is about.
  const checks = given?.hasForm === true ? null : (props.checks ?? null);
  const tables = useMemo((): Review | null => {
    const policy = props.forms[0]?.policy ?? defaultPolicy;
    const { grids = [], waivers } = content;
    return checks === null || grids.length === 0 ? null : reviewTables(checks.review, grids, waivers, { policy });
  }, [checks, content, props.forms]);
  const own = tables?.tables ?? NONE;
  const isOwn = props.forms.length === 0 && own.length > 0;
  const forms = paired?.tables ?? (isOwn ? own : props.forms);
  const review = useMemo(() => reviewReport(content, forms, defaultPolicy), [content, forms]);
  const outlined = useMemo(() => outlinedBy(review), [review]);
  const [shown, setShown] = useState<TextSpan | null>(null);
  const [form] = forms;
  const show = given?.onShow ?? setShown;
  const { name, bytes, text } = content;
  const nameCell = useMemo(() => cellNames(own), [own]);
  const inTables = useMemo(
    () => (tables === null || checks === null ? [] : tableEntries(tables, nameCell, checks.describe)),
    [checks, nameCell, tables],
  );
  const saveCommented = (document: Uint8Array): void => {
    try {
      const findings = [...inTables, ...textFindingEntries({ text, narrative: review, form: null })];
      download(REPORT_TAB.commentedName(name), commentedCopy(document, findings).bytes);
    } catch (error) {
      onFailed(adviceOf(error, 'file-unreadable'));
    }
  };
  const save = given === null ? bytes && (() => saveCommented(bytes)) : given.onSaveCommented;
  const alone = given === null ? REPORT_TAB.noForm : REPORT_TAB.textAlone;
  return (
    <>
      <Text block data-testid="ledger" weight="semibold">
        {describeCounts(review.counts)}。
      </Text>
      <Small block>{form === undefined ? alone : againstLine(form, paired, isOwn)}</Small>
      {shown !== null && (
        <section aria-label={REPORT_TAB.text} className="jihe-box jihe-reading" data-testid="reading">
          {paragraphsAround(content, shown).map((each) => (
            <Paragraph
              key={keyOfPlace(each)}
              outlined={outlined.get(keyOfPlace(each)) ?? []}
              quote={keyOfPlace(each) === keyOfPlace(shown) ? shown.range : null}
              shown={each}
            />
          ))}
        </section>
      )}
      <Tables findings={inTables} forms={own} />
      <Sections
        nameCell={isOwn ? nameCell : null}
        elsewhere={paired?.path ?? null}
        onFailed={onFailed}
        onShow={show}
        review={review}
        waivers={given?.waivers ?? null}
      />
      <Agreeing onShow={show} review={review} />
      {save !== null && (
        <div className="jihe-row">
          <Button onClick={save} size="small">
            {REPORT_TAB.saveCommented}
          </Button>
        </div>
      )}
    </>
  );
}

/** Opens a file, or takes what is pasted. */
function ReportPicker(props: {
  readonly again: boolean;
  readonly onContent: (content: ReportContent) => void;
  readonly onFailed: (advice: Advice) => void;
}): ReactElement {
  const { again, onContent, onFailed } = props;
  const input = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState('');
  const [html, setHtml] = useState('');
  const [pasting, setPasting] = useState(false);
  const take = (make: () => ReportContent): void => {
    try {
      onContent(make());
      setPasting(false);
    } catch (error) {
      onFailed(adviceOf(error, 'file-unreadable'));
    }
  };
  const pick = async (file: File): Promise<void> => {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      take(() => openReport(file.name, bytes));
    } catch (error) {
      onFailed(adviceOf(error, 'file-unreadable'));
    }
  };
  return (
    <>
      <div className="jihe-row">
        <input
          accept={REPORT_TYPES}
          aria-label={REPORT_TAB.openLabel}
          className="jihe-hidden"
          data-testid="report-input"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = '';
            if (file !== undefined) void pick(file);
          }}
          ref={input}
          type="file"
        />
        <Button
          icon={<FolderOpenRegular />}
          onClick={() => input.current?.click()}
          {...(again ? { size: 'small' } : { appearance: 'primary' })}
        >
          {again ? REPORT_TAB.another : REPORT_TAB.open}
        </Button>
        {!pasting && (
          <Button onClick={() => setPasting(true)} {...(again ? { size: 'small' } : {})}>
            {REPORT_TAB.paste}
          </Button>
        )}
      </div>
      {pasting && (
        <div
          className="jihe-stack"
          onPaste={({ clipboardData }) => {
            setHtml(clipboardData.getData('text/html'));
          }}
        >
          <Field label={REPORT_TAB.paste}>
            <TextArea
              onValue={(value) => {
                setPasted(value);
                // What is typed further isn't what was on the clipboard.
                if (value === '') setHtml('');
              }}
              rows={6}
              value={pasted}
            />
          </Field>
          <div className="jihe-row">
            <Button
              appearance="primary"
              disabled={pasted.trim() === ''}
              onClick={() => take(() => pastedReport(REPORT_TAB.pasted, pasted, html))}
              size="small"
            >
              {REPORT_TAB.checkPasted}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

export function ReportTab(props: ReportTabProps): ReactElement {
  const { given } = props;
  const [opened, setOpened] = useState<ReportContent | null>(null);
  const [problem, setProblem] = useState<Advice | null>(null);
  const [taken, setTaken] = useState(0);
  const content = opened ?? given?.content ?? null;
  const takeOver = (next: ReportContent): void => {
    setOpened(next);
    setTaken((count) => count + 1);
    setProblem(null);
  };
  return (
    <div className="jihe-stack">
      {content === null ? (
        <Text block>{REPORT_TAB.empty}</Text>
      ) : (
        <Text block className="jihe-wrap">
          {content.name}
        </Text>
      )}
      {given === null && <ReportPicker again={content !== null} onContent={takeOver} onFailed={setProblem} />}
      {problem !== null && (
        <Bar intent="error" title={problem.what}>
          <div>{problem.why}</div>
          <div>{problem.how}</div>
        </Bar>
      )}
      {content !== null && <ReviewedReport {...props} content={content} key={taken} onFailed={setProblem} />}
    </div>
  );
}
