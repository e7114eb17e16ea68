import { useEffect, useEffectEvent, useState } from 'react';
import { useMapUi } from '../state/map-ui.js';
import { changeAfter, type Timeline } from './timeline.js';

export const SPEEDS = ['1', '2', '4'] as const;
export type Speed = (typeof SPEEDS)[number];
/** How long each change stands at the least speed. */
const STANDS_MS = 1200;

export interface Play {
  readonly playing: boolean;
  readonly toggle: () => void;
  readonly pause: () => void;
  readonly speed: Speed;
  readonly setSpeed: (speed: Speed) => void;
}

/** Goes from change to change, as whoever looks has set the pace; ends at the last. Nothing glides, so that it is the same for those who want no motion. */
export function usePlay(line: Timeline | null): Play {
  const { date, setDate } = useMapUi();
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>('1');
  const step = useEffectEvent(() => {
    const next = line && changeAfter(line, date);
    if (next) setDate(next);
    else setPlaying(false);
  });
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => step(), STANDS_MS / Number(speed));
    return () => clearInterval(timer);
  }, [playing, speed]);
  const toggle = (): void => {
    if (!line) return;
    if (!playing && changeAfter(line, date) === undefined) setDate(line.days[0]!.day);
    setPlaying(!playing);
  };
  return { playing, toggle, pause: () => setPlaying(false), speed, setSpeed };
}
