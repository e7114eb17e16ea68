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
