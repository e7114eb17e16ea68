import { FoldedText } from '@baraza/ui';
import type { ReactNode } from 'react';
import { mayBeLong } from './entries.js';

/** Words of the log, folded where they are long: one entry does not push the others out of sight. */
export function Folding({ texts, children }: { readonly texts: readonly (string | null)[]; readonly children: ReactNode }): ReactNode {
  return mayBeLong(...texts) ? <FoldedText>{children}</FoldedText> : children;
}
