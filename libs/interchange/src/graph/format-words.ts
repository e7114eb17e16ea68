import type { Kind } from './times.js';

/** What a format says of elements or connections in its own way. */
export interface FormatWords {
  /** Headers that it has a place of its own for: standard ones, and `Label` of a connection. */
  native?: readonly string[];
  /** Headers, in small letters, that mean something else in it. */
  reserved?: readonly string[];
  /** It keeps names in small letters, so that those which differ only in case would become one. */
  smallLetters?: boolean;
  /** It knows directed and undirected, and only what goes both ways needs an attribute. */
  onlyMutual?: boolean;
}

/** Formats that give elements attributes by name. */
export const FORMAT_WORDS = {
  gexf: { elements: { reserved: ['label', 'name'] }, connections: { native: ['Type', 'Direction', 'Label'] } },
  graphml: { elements: { reserved: ['label', 'name', 'x', 'y'] }, connections: { native: ['Label'], onlyMutual: true } },
  cytoscape: { elements: { reserved: ['id', 'label', 'name', 'parent'] }, connections: { native: ['Label'], reserved: ['id', 'source', 'target', 'directed'] } },
  jgf: { elements: { reserved: ['x', 'y', 'label', 'name'] }, connections: { native: ['Type', 'Label'], onlyMutual: true } },
  // Kumu keeps all names in small letters, and these mean something.
  'kumu-json': { elements: { smallLetters: true, reserved: ['label', 'name', 'element type', 'connection type'] }, connections: { smallLetters: true, native: ['Direction'], reserved: ['name', 'element type', 'connection type'] } },
  'polinode-xlsx': { elements: { reserved: ['name', 'label', 'id', 'from', 'to'] }, connections: { reserved: ['source', 'target', 'from', 'to', 'id'] } },
  dot: { elements: { reserved: ['label', 'pos'] }, connections: { native: ['Direction', 'Label'], reserved: ['dir'] } },
} as const satisfies Record<string, Record<Kind, FormatWords>>;

export type FormatWithWords = keyof typeof FORMAT_WORDS;
