export { castOf } from './cast.js';
export { keepFailure } from './failures.js';
export { FAULTS, OPERATIONS_EACH, runSchedule, type ScheduleResult } from './schedule.js';
export { type Accept, type ConnectionHandler, type Faults, NO_FAULTS, SimulatedLine, SimulatedNetwork } from './simulated-network.js';
export { type Permitted, type Sight, sightOf, type Subject } from './subject.js';
export { acceptAt, type TrueServer } from './true-server.js';
export { VirtualClock } from './virtual-clock.js';
