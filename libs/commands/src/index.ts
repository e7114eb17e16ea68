export { Limiter, type LimiterOptions } from './bounds/limiter.js';
export { Shares } from './bounds/shares.js';
export { digest, linkOf } from './chain.js';
export { mayBeForgotten } from './client-age.js';
export type { Command, CommandResult, CommittedBatch } from './command.js';
export { BusyError, CommandHandler, type HandlerOptions } from './handler.js';
export { type ForeignBatch, type ForeignListener, listenForForeignBatches } from './notices.js';
export { undoGroup, type UndoGroup } from './undo-group.js';
export { createProject, createSampleProject, deleteProject, type DestroyKeys, type Founder, type ProjectFields, ProjectRefused, type SampleCode, SAMPLES } from './projects.js';
