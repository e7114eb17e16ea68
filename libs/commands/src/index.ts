export { canonicalJson, digest, linkOf } from './chain.js';
export type { Command, CommandResult, CommittedBatch } from './command.js';
export { BusyError, CommandHandler } from './handler.js';
export { undoGroup, type UndoGroup } from './undo-group.js';
export { createProject, createSampleProject, deleteProject, type Founder, type ProjectFields, ProjectRefused, type SampleCode, SAMPLES } from './projects.js';
