/** How often a person needs to hear how far something is, in milliseconds. */
const HEAR_EVERY = 1000;

/** Passes on one sentence a second; what is done sooner is not talked about. */
export function throttled(say: (sentence: string) => void): (sentence: string) => void {
  let last = performance.now();
  return (sentence) => {
    if (performance.now() - last < HEAR_EVERY) return;
    last = performance.now();
    say(sentence);
  };
}
