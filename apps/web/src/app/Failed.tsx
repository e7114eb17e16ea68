import { ErrorState, OfflineState } from '@baraza/ui';
import type { ReactNode } from 'react';
import { failureOf } from '../data/app-error.js';
import { useErrorSentence } from '../data/useErrorSentence.js';

/** Something could not be fetched: without the network that is no error. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }): ReactNode {
  const sentence = useErrorSentence();
  if (failureOf(error).code === 'serverAway') return <OfflineState onRetry={onRetry} />;
  return <ErrorState onRetry={onRetry}>{sentence(error)}</ErrorState>;
}
