import '../../support/pane-setup.ts';
import { render, screen, within } from '@testing-library/react';
import { Charts } from '../../../src/programs/workbench/batch/charts.tsx';
import type { CheckCount, FormRow } from '../../../src/reports/summary.ts';

/** The pictures of a batch, as they are read: every bar has its name and its figure. */

function row(recomputed: number | null): FormRow {
  return {
    file: 0,
    path: 'a.xlsx',
    sheet: '自评表',
    unit: '',
    project: '',
    recorded: recomputed,
    recomputed,
    grade: '',
    errors: 0,
    warnings: 0,
    untold: [],
    verdict: 'ready',
    why: '',
    first: null,
  };
}

function bars(title: string): { readonly text: string; readonly width: string }[] {
  const table = screen.getByRole('table', { name: title });
  return within(table)
    .getAllByRole('row')
    .map((line) => ({
      text: `${line.querySelector('th')?.textContent ?? ''} ${line.querySelector('.jihe-count')?.textContent ?? ''}`,
      width: line.querySelector<HTMLElement>('.jihe-bar')?.style.width ?? '',
    }));
}

const check = (title: string, findings: number, files: number): CheckCount =>
  ({ title, findings, files }) as CheckCount;

test('the totals stand in their ranges, a bound in the higher one', () => {
  const totals = [0, 59.99, 60, 69.5, 70, 80, 89.99, 90, 95, 100, 100, null];
  render(<Charts checks={[]} rows={totals.map(row)} />);
  expect(bars('复算总分的分布')).toEqual([
    { text: '<60 2 张表', width: '50%' },
    { text: '60–70 2 张表', width: '50%' },
    { text: '70–80 1 张表', width: '25%' },
    { text: '80–90 2 张表', width: '50%' },
    { text: '90–100 4 张表', width: '100%' },
    { text: '待判断 1 张表', width: '25%' },
  ]);
  expect(screen.getAllByRole('table')).toHaveLength(1);
});

test('with nothing at all every bar is there, and none has a length', () => {
  render(<Charts checks={[]} rows={[]} />);
  expect(new Set(bars('复算总分的分布').map(({ width }) => width))).toEqual(new Set(['0%']));
});

test('the eight most frequent findings, in the order given', () => {
  const checks = Array.from({ length: 9 }, (_, at) => check(`检查${at + 1}`, 9 - at, at + 1));
  render(<Charts checks={checks} rows={[row(90)]} />);
  const shown = bars('最常见的问题');
  expect(shown).toHaveLength(8);
  expect(shown[0]).toEqual({ text: '检查1 9 处，涉及 1 个文件', width: '100%' });
  expect(shown[7]?.text).toBe('检查8 2 处，涉及 8 个文件');
});
