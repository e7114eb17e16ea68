export { FAULTS, runSchedule, type ScheduleResult, type Subject } from './schedule.js';
export { type Accept, type ConnectionHandler, type Faults, NO_FAULTS, SimulatedLine, SimulatedNetwork } from './simulated-network.js';
export { VirtualClock } from './virtual-clock.js';
