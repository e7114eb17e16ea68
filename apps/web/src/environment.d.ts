/// <reference types="vite/client" />

/** The part of the library that is used here; it ships no types. */
declare module 'qrcode' {
  interface BitMatrix {
    readonly size: number;
    get(row: number, column: number): number;
  }
  /** @throws where the text is longer than a QR code holds. */
  export function create(text: string, options: { readonly errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): { readonly modules: BitMatrix };
}

/** The part of the library that is used here; it ships no types. */
declare module 'bidi-js' {
  interface Levels {
    readonly levels: Uint8Array;
  }
  /** The Unicode Bidirectional Algorithm. Indexes count UTF-16 units. */
  interface Bidi {
    getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): Levels;
    getMirroredCharactersMap(text: string, levels: Uint8Array): Map<number, string>;
  }
  export default function createBidi(): Bidi;
}

/** A part of the library that its types leave out. */
declare module 'pdfkit/output' {
  /** All that the document writes, once it has ended. Call before `end`. */
  export function toBytes(document: PDFKit.PDFDocument): Promise<Uint8Array>;
}
