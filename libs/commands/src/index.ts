export { canonicalJson, digest, linkOf } from './chain.js';
export type { Command, CommandResult, CommittedBatch } from './command.js';
export { BusyError, CommandHandler } from './handler.js';
export { undoGroup, type UndoGroup } from './undo-group.js';
