/** Sizes of type in px: notes, tools, reading, titles. There are no others. */
export const fontSizes = { note: 12, tool: 14, reading: 16, title: 22 } as const;

/** Weights that are shipped. */
export const fontWeights = { regular: 400, medium: 500, semibold: 600, bold: 700 } as const;

/** Families: Latin and Cyrillic from the first, Arabic from the second; tabular figures in both. */
export const fontFamily = "'Noto Sans', 'Noto Sans Arabic', system-ui, sans-serif";

/** Steps of the 8 px grid (and its half). */
export const space = { half: 4, one: 8, two: 16, three: 24, four: 32, five: 40 } as const;

/** Radius of corners, in px. */
export const radius = 6;

/** Frames of the screen, in px. */
export const frame = { topBar: 46, sidebar: 240, panel: 360, toolbar: 40, bottomTabs: 60, phoneBelow: 768, narrowBelow: 1100 } as const;
