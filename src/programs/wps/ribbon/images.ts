/** Pictures of ribbon.xml's buttons, by their ids; `npm run manifest` sees that they are there. */
const IMAGES: { readonly [Id in string]?: string } = {
  checkSheet: 'check',
  clearMarks: 'clear',
  fillScores: 'fill',
  notes: 'notes',
  pane: 'pane',
};

/** Below the add-in's folder. */
export function imageOf(id: string): string {
  return `images/${IMAGES[id] ?? 'jihe'}.svg`;
}
