import type { Kind } from './times.js';

/** What a format says of elements or connections in its own way; all in small letters. */
export interface FormatWords {
  /** Headers that it has a place of its own for. */
  native?: readonly string[];
  /** Headers that mean something else in it. */
  reserved?: readonly string[];
  /** It knows directed and undirected, and only what goes both ways needs an attribute. */
  onlyMutual?: boolean;
}

/** Formats that give elements attributes by name. */
export const FORMAT_WORDS = {
  gexf: { elements: { reserved: ['label', 'name'] }, connections: { native: ['type', 'direction', 'label'] } },
  graphml: { elements: { reserved: ['label', 'name', 'x', 'y'] }, connections: { native: ['label'], onlyMutual: true } },
  cytoscape: { elements: { reserved: ['id', 'label', 'name', 'parent'] }, connections: { native: ['label'], reserved: ['id', 'source', 'target', 'directed'] } },
  jgf: { elements: { reserved: ['x', 'y', 'label', 'name'] }, connections: { native: ['type', 'label'], onlyMutual: true } },
  // Kumu keeps all names in small letters, and these mean something.
  'kumu-json': { elements: { reserved: ['label', 'name', 'element type', 'connection type'] }, connections: { native: ['direction'], reserved: ['name', 'element type', 'connection type'] } },
  'polinode-xlsx': { elements: { reserved: ['name', 'label', 'id'] }, connections: { reserved: ['source', 'target', 'from', 'to', 'id'] } },
  dot: { elements: { reserved: ['label', 'pos'] }, connections: { native: ['direction', 'label'], reserved: ['dir'] } },
} as const satisfies Record<string, Record<Kind, FormatWords>>;

export type FormatWithWords = keyof typeof FORMAT_WORDS;
