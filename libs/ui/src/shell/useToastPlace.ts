import { type RefObject, useLayoutEffect } from 'react';

/**
 * Toasts stand above what is at the foot of the screen – strip, legend, bar of time, sheet, tabs – and in the middle of what they are about, wherever side bar and panel leave that: `--bz-toast-lift` is how far
 * the upper edge of `foot` is from the lower edge of the window, `--bz-toast-middle` where its middle is from the left edge, in pixels.
 */
export function useToastPlace(foot: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = foot.current!;
    const { style } = document.documentElement;
    const place = (): void => {
      const { top, left, width } = element.getBoundingClientRect();
      style.setProperty('--bz-toast-lift', `${Math.max(0, Math.round(window.innerHeight - top))}px`);
      style.setProperty('--bz-toast-middle', `${Math.round(left + width / 2)}px`);
    };
    const observer = new ResizeObserver(place);
    // What is around it moves it without changing its size.
    for (const each of [element, element.parentElement!]) observer.observe(each);
    place();
    return () => {
      observer.disconnect();
      for (const name of ['--bz-toast-lift', '--bz-toast-middle']) style.removeProperty(name);
    };
  }, [foot]);
}
