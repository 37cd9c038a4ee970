import type { NarrativeCheck, NarrativeDraft, Place } from './check.ts';

export interface TextPlaceholderData {
  readonly text: string;
  readonly times: number;
}

/**
 * Blanks of a template: XX市, 20xx年, **, （200字以内）, 请填写. A bookmark that a converter wrote out is none of the author's,
 * and has to go all the same.
 */
const BLANK =
  /(?:19|20)[xX×*]{2}年?|(?<![xX×])[xX×]{2,6}(?:[省市县区镇乡村局]|单位|项目|公司|部门|日报|元|万元|个|年|月|日|%)|\*{2,}|\(?(?:不超过|限)?\d{2,4}字(?:以内|左右)\)?|[[(](?:请填写|请输入|此处|待填|待补充)[^\])]{0,20}[\])]|\[bookmark:_?\w{1,20}\]|_{3,}/g;

/** The same letters in one name again and again are a code that was chosen: 某 as XX throughout. */
const MOST = 12;

/** What a template left in the text, told once for each. */
export const textPlaceholder: NarrativeCheck<'text-placeholder', TextPlaceholderData> = {
  id: 'text-placeholder',
  severity: 'hint',
  needsForm: false,
  run({ pieces }) {
    const byText = new Map<string, Place[]>();
    for (const piece of pieces) {
      for (const match of piece.text.matchAll(BLANK)) {
        const [text] = match;
        const place = { piece, start: match.index, end: match.index + text.length };
        const known = byText.get(text);
        if (known === undefined) byText.set(text, [place]);
        else known.push(place);
      }
    }
    return [...byText].flatMap(([text, places]): NarrativeDraft<TextPlaceholderData>[] => {
      const [first, ...more] = places;
      if (first === undefined || places.length > MOST) return [];
      return [{ at: first, related: more, data: { text, times: places.length } }];
    });
  },
};
