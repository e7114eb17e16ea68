import type { Commentable } from '@baraza/domain';
import type { ReactNode } from 'react';
import { Comments } from '../../talk/Comments.js';
import { useMapUi } from '../state/map-ui.js';

/** What the team says about something on the map: of now, so not while a past moment is looked at. */
export function RecordComments({ entity, id }: { readonly entity: Commentable; readonly id: string }): ReactNode {
  const { recorded } = useMapUi();
  return recorded === null ? <Comments about={{ entity, id }} /> : null;
}
