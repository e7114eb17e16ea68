import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import { useViewer } from '../../project/hooks.js';
import { useRoom } from '../context.js';

/** Whoever facilitates the session is led to the floor, everybody else to the log. */
export function RoomIndex(): ReactNode {
  const { viewer } = useViewer();
  const { session } = useRoom();
  return <Navigate to={viewer?.duties[session.id] === 'facilitator' ? 'facilitate' : 'log'} replace />;
}
