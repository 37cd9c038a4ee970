/** Pixels of the heads of rows and columns, however large the sheet is drawn. */
export const HEAD_WIDTH = 46;
export const HEAD_HEIGHT = 22;
