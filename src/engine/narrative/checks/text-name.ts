import type { Piece } from '../pieces.ts';
import type { NarrativeCheck, NarrativeDraft } from './check.ts';

export interface TextNameData {
  readonly own: string;
  readonly other: string;
}

/** The unit that the report is about, by the first of its paragraphs that names one: 三河镇2021年度…, 我镇. */
const OWN =
  /^(?:[\u4e00-\u9fff]{2,9}?[省市县区])?([\u4e00-\u9fff]{2,4})(镇|乡|街道)(?=(?:人民政府|政府)?(?:关于)?\d{4}|人民政府|.{0,12}(?:自评|评价|绩效))/;
const TITLE = 4;
/** 各镇, 乡镇, 全镇: nobody's name. */
const NOBODY = /[各乡全我该本所在等个城建集村辖该某两三四五六七八九十]$/;
/** Others that a report may speak of: whoever gets, joins, visits or is compared. */
const OTHERS = /[、和与及赴到向由往给对同跟原]$|协作|对口|帮扶|邻|学习|划归|合并/;
/** The whole project is said to be theirs: no part of it, nobody beside them. */
const CARRIED = /(?:^|[，。;:])(?:本|该|此)?项目由$/;
const CARRIES = /^(?:镇|乡|街道)(?:人民)?政府(?:负责|具体|统一|牵头)*(?:组织)?(?:实施|管理)(?=[，。;]|$)/;
/** 镇政府参与交叉检查: who only takes part. */
const TAKES_PART = /^(?:镇|乡|街道)(?:人民)?(?:政府|办事处)?(?:参与|参加|协助|配合|派员|派人|互查|交叉|联合|共同)/;
const OFFICE = /(镇|乡|街道)(?=人民政府|政府|党委|财政所|党工委|办事处)/g;
const AROUND = 8;

interface Own {
  readonly stem: string;
  readonly kind: string;
}

function ownOf(pieces: readonly Piece[]): Own | null {
  for (const { text } of pieces.slice(0, TITLE)) {
    const match = OWN.exec(text);
    if (match !== null && !NOBODY.test(match[1] as string))
      return { stem: match[1] as string, kind: match[2] as string };
  }
  return null;
}

/** Where the name before the office begins: the last Chinese characters behind a verb or a sign that can't belong to a name. */
const NAME_BEFORE =
  /^(?:.*(?:[^\u4e00-\u9fff]|[由在经报推广据照按了的是为向以将把及和与对赴到往给跟同等])|)([\u4e00-\u9fff]{2,3})$/;

function nameAt(text: string, at: number): string | null {
  const before = text.slice(Math.max(0, at - AROUND), at);
  return NAME_BEFORE.exec(before)?.[1] ?? null;
}

/** The government of another town of the same kind, where the report's own should stand: a text that was copied. */
export const textName: NarrativeCheck<'text-name', TextNameData> = {
  id: 'text-name',
  severity: 'warning',
  needsForm: false,
  run({ pieces }) {
    const own = ownOf(pieces);
    if (own === null) return [];
    return pieces.flatMap((piece) =>
      [...piece.text.matchAll(OFFICE)].flatMap((match): NarrativeDraft<TextNameData>[] => {
        const at = match.index;
        const name = nameAt(piece.text, at);
        const isOwn = piece.text.slice(0, at).endsWith(own.stem);
        if (name === null || isOwn || match[1] !== own.kind || NOBODY.test(name) || own.stem.includes(name)) return [];
        const before = piece.text.slice(Math.max(0, at - name.length - AROUND), at - name.length);
        const isCarried = CARRIED.test(before) && CARRIES.test(piece.text.slice(at)) && !piece.text.includes(own.stem);
        if (TAKES_PART.test(piece.text.slice(at))) return [];
        if ((OTHERS.test(before) && !isCarried) || /^[^，。]{0,12}、/.test(piece.text.slice(at))) return [];
        const [kind] = match;
        return [
          {
            at: { piece, start: at - name.length, end: at + kind.length },
            related: [],
            data: { own: `${own.stem}${own.kind}`, other: `${name}${kind}` },
          },
        ];
      }),
    );
  },
};
