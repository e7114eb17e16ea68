export { Connection } from './connection.js';
export { type AuthenticateSocket, REALTIME_OPTIONS, RealtimeGateway, type RealtimeOptions } from './gateway.js';
export type { StillSignedIn } from './session-watch.js';
export { type Broadcaster, Hub, type HubSettings, type Outbox } from './hub.js';
