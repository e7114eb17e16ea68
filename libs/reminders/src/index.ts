export { RemindersModule } from './http/reminders.module.js';
export { type About, type Notice, type Reminder, Reminders } from './reminders.js';
