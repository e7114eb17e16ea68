export { Attachments, type FileLimits } from './attachments.js';
export { STATUS as ATTACHMENT_ERRORS } from './errors.js';
export { AttachmentsModule } from './http/attachments.module.js';
