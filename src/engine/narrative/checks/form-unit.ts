import { normalise } from '../../values/text.ts';
import { cellOf } from '../form-facts.ts';
import type { NarrativeCheck, NarrativeDraft } from './check.ts';

export interface FormUnitData {
  readonly text: string;
  readonly form: string;
}

/** 项目单位：…, 实施单位 …: the text names the unit itself. */
const NAMED =
  /^(?:项目)?(?:实施|项目|承担|填报|自评|评价)单位(?:名称)?[:：]?([\u4e00-\u9fff()]{4,30}?)(?:\(盖章\))?[。，;]?$/;
const LOOKED = 40;

/** The text names another unit than the form's 实施单位. Longer and shorter forms of one name are the same. */
export const formUnit: NarrativeCheck<'form-unit', FormUnitData> = {
  id: 'form-unit',
  severity: 'warning',
  needsForm: true,
  run({ pieces, forms }) {
    const [form] = forms;
    const field = form?.table.unit ?? null;
    if (forms.length !== 1 || form === undefined || field === null) return [];
    const own = normalise(field.text).replace(/\([^()]*\)/g, '');
    const superior = normalise(form.table.department?.text ?? '');
    if (own.length < 4) return [];
    return pieces.slice(0, LOOKED).flatMap((piece): NarrativeDraft<FormUnitData>[] => {
      const match = NAMED.exec(piece.text);
      const name = match?.[1];
      if (match === null || name === undefined) return [];
      const bare = name.replace(/\([^()]*\)/g, '');
      if (bare.includes(own) || own.includes(bare) || own.endsWith(bare.slice(-4)) || superior.includes(bare))
        return [];
      const start = match[0].lastIndexOf(name);
      return [
        {
          at: { piece, start, end: start + name.length },
          related: [cellOf(form.table, field)],
          data: { text: name, form: field.text },
        },
      ];
    });
  },
};
