/** Errors of our own code or of a listener must be seen, but must not stop what is being applied. */
export const raiseLater = (error: unknown): void =>
  queueMicrotask(() => {
    throw error;
  });

/** Calls it; what it throws is raised later. */
export function guarded(call: () => void): void {
  try {
    call();
  } catch (error) {
    raiseLater(error);
  }
}
