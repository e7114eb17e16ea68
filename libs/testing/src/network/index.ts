export { type Accept, type ConnectionHandler, type Faults, NO_FAULTS, SimulatedLine, SimulatedNetwork } from './simulated-network.js';
export { VirtualClock } from './virtual-clock.js';
