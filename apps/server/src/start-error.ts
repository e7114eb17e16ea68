/** Something that keeps the program from starting. The message is for the person who started it: what is wrong, where, and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
