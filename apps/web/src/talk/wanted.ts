/** The thread that somebody follows a notice to: it shows itself once, wherever it is drawn first. */
let wanted: string | null = null;

export const want = (thread: string | null): void => {
  wanted = thread;
};

/** Whether this thread is the one; only the first who asks is told so. */
export function takeWanted(thread: string): boolean {
  if (wanted !== thread) return false;
  wanted = null;
  return true;
}
/** The thread that is still looked for. */
export const wantedThread = (): string | null => wanted;
