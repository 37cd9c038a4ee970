/** The functions that buttons of the ribbon run, as manifest.xml names them; `npm run manifest` holds the two together. */
export const COMMAND_NAMES = ['checkSheet', 'clearMarks', 'fillScores'] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];
