export { TRANSFER_ERROR_CODES, TransferError, type TransferErrorCode } from './errors.js';
export { readState, type ProjectState } from './registry/state.js';
export { planImport, type PlanOptions } from './import/plan.js';
export { applyImport, type Applied, type ApplyOptions } from './import/apply.js';
export * from './import/types.js';
export { kumuLosses, type Loss, toKumu } from './export/kumu.js';
