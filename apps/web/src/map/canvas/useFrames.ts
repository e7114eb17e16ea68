import { useEffect, useEffectEvent } from 'react';

/** Calls `draw` before every frame while `on`: for the few marks that stand over the canvas and follow it. */
export function useFrames(on: boolean, draw: () => void): void {
  const latest = useEffectEvent(draw);
  useEffect(() => {
    if (!on) return;
    let frame = 0;
    const step = (): void => {
      latest();
      frame = requestAnimationFrame(step);
    };
    step();
    return () => cancelAnimationFrame(frame);
  }, [on]);
}
