import { type FloorCommand, type FloorPerson, type FloorView, Refusal } from '@baraza/domain';
import { toast } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { newId } from '../app/new-id.js';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { useProject } from '../project/context.js';
import { useConnection } from '../project/hooks.js';
import { useLive, useRoom } from './context.js';

/** Seconds by which a turn is made longer. */
const MORE_SECONDS = 60;

export interface Floor {
  readonly floor: FloorView;
  /** Whether the server, which leads the floor, can be asked now. */
  readonly reachable: boolean;
  /** Gives the floor to the first who waits; with nobody waiting, ends the turn that is on. */
  readonly next: () => void;
  readonly give: (entry: string) => void;
  readonly extend: () => void;
  readonly pauseOrResume: () => void;
  readonly add: (person: Omit<FloorPerson, 'id'>) => void;
  readonly remove: (entry: string) => void;
  readonly move: (entry: string, to: number) => void;
  readonly restoreAskedOrder: () => void;
  readonly undo: () => void;
}

/** What a facilitator does with the floor. What was refused is said, with the reason; nothing is tried again by itself. Null: nothing is known of the floor yet. */
export function useFloor(): Floor | null {
  const { t } = useTranslation('hall');
  const live = useLive();
  const { session, running } = useRoom();
  const project = useProject().session;
  const { status } = useConnection();
  const sentence = useErrorSentence();
  if (!live) return null;
  const { floor } = live;
  const { turn, queue } = floor;
  const reachable = status === 'live';
  // Without an answer of the server nobody knows: that is no mistake of the server, which the code says.
  const refuse = (error: unknown): void => void toast({ message: error instanceof Refusal && error.code === 'internal' ? t(reachable ? 'floor.noAnswer' : 'floor.away') : sentence(error), tone: 'refused', id: 'floor' });
  const send = (command: FloorCommand): void => void project.live.command(session.id, command).catch(refuse);
  const begin = () => ({ turn: newId(), item: running?.id ?? null, limitSeconds: session.speakerSeconds, ends: turn?.id ?? null });
  const stop = (): void => {
    if (turn) send({ type: 'stop', ends: turn.id });
  };
  return {
    floor,
    reachable,
    next: () => (queue.length > 0 ? send({ type: 'next', ...begin() }) : stop()),
    give: (entry) => send({ type: 'give', entry, ...begin() }),
    extend: () => turn && send({ type: 'extend', turn: turn.id, seconds: MORE_SECONDS }),
    pauseOrResume: () => turn && send({ type: turn.pausedAt === null ? 'pause' : 'resume', turn: turn.id }),
    add: (person) => send({ type: 'add', entry: { id: newId(), ...person } }),
    remove: (entry) => send({ type: 'remove', entry }),
    move: (entry, to) => send({ type: 'move', entry, to: Math.max(0, to) }),
    restoreAskedOrder: () => send({ type: 'restoreAskedOrder' }),
    undo: () => send({ type: 'undo', revision: floor.revision }),
  };
}
