/** Expected failures: each has a code that programs rely on and a sentence that a person understands. */
export const REFUSAL_CODES = [
  'invalidInput',
  'notFound',
  'forbidden',
  'aboveClearance',
  'alreadyExists',
  'stillNeeded',
  'outOfRange',
  'archived',
  'wrongVocabulary',
  'notUndoable',
  'unknownOperation',
  'tooOld',
  'internal',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A refused operation. `params` fill the translated sentence of the code; `path` names the input field at fault. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly params: Readonly<Record<string, string | number>> = {},
    readonly path: string | null = null,
  ) {
    super(message);
  }
}

/** How a refusal travels. */
export interface RefusalData {
  code: RefusalCode;
  message: string;
  params: Readonly<Record<string, string | number>>;
  path: string | null;
}
export const refusalData = ({ code, message, params, path }: Refusal): RefusalData => ({ code, message, params, path });
