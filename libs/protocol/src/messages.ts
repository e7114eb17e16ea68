/**
 * What client and server say to each other over the socket, as validators; the types are inferred from them. A change here that an older client could misread raises PROTOCOL.
 *
 * Client → server: `open`, `push`, `floor`, `count`, `window` (each answered), `presence`. Server → client: `acks`, `poke`, `peers`, `live`, `reopen`, `closed`.
 */
import { CLASSIFICATIONS, DUTIES, type FloorCommand, type GroupCount, INTERVENTION_KINDS, type RefusalData, type Report, ROLES } from '@baraza/domain';
import type { LiveState, WindowBound } from './live.js';
import type { ViewChange } from '@baraza/store';
import { z } from 'zod';

export const PROTOCOL = 3;

// One spelling: the server compares ids as text.
const uuid = z.uuid().toLowerCase();
const idText = z.string().regex(/^[0-9a-f-]{36}$/);
const scope = z.union([z.literal('registry'), z.templateLiteral(['map:', idText]), z.templateLiteral(['session:', idText])]);

/** Opens a project or changes what is subscribed. `cursor`: the last `to` that was applied for exactly these scopes, null to start anew. */
export const openMessage = z.strictObject({
  protocol: z.int(),
  project: uuid,
  /** One per browser tab and project; its mutations are counted. A UUID of version 7: the server drops what it knows of clients that were away for long, and must see how old one is. */
  client: uuid,
  scopes: z.array(scope).min(1).max(50),
  cursor: z.int().nonnegative().nullable(),
});
export type OpenMessage = z.infer<typeof openMessage>;

export const viewerData = z.object({ account: uuid, role: z.enum(ROLES), clearance: z.enum(CLASSIFICATIONS), duties: z.record(uuid, z.enum(DUTIES)) });

export type OpenAnswer =
  | {
      ok: true;
      viewer: z.infer<typeof viewerData>;
      /** The sequence number that the client stands at when it has applied `changes`. */
      to: number;
      /** Everything anew: drop what you have before applying. */
      anew: boolean;
      changes: ViewChange[];
      /** How far back the interventions of each session that is subscribed were sent; only where everything is anew. */
      windows: WindowBound[];
      /** The last mutation of this client that the server has dealt with. */
      lastMutation: number;
    }
  /** `busy`: not just now, try again; the other reasons are final. */
  | { ok: false; reason: 'protocol' | 'notFound' | 'signedOut' | 'invalid' | 'busy'; message: string };

/** One operation on its way. Also the form in which it waits in the offline queue. */
export const mutation = z.strictObject({
  /** 1, 2, 3 … per client and project, without gaps. */
  n: z.int().positive(),
  name: z.string().max(100),
  version: z.int().positive(),
  input: z.record(z.string(), z.unknown()),
  /** Undo group: operations with the same group are one step for the person. */
  group: uuid.nullable(),
});
export type Mutation = z.infer<typeof mutation>;

export const pushMessage = z.strictObject({ project: uuid, client: uuid, mutations: z.array(mutation).min(1).max(200) });
export type PushMessage = z.infer<typeof pushMessage>;

export type MutationResult =
  | { n: number; status: 'done'; seq: number; report: Report | null }
  | { n: number; status: 'refused'; refusal: RefusalData }
  /** It was dealt with before; `refusal` where it was refused then. */
  | { n: number; status: 'duplicate'; refusal: RefusalData | null }
  /** A mutation before it is missing: send from `expected` on. */
  | { n: number; status: 'gap'; expected: number };
export type PushAnswer = { ok: true; results: MutationResult[] } | { ok: false; reason: 'invalid' | 'signedOut' | 'notFound' | 'busy'; message: string };

/** What others did, up to and including sequence number `to`. A client whose cursor is below `from` has missed something and opens again. */
export interface Poke {
  project: string;
  from: number;
  to: number;
  changes: ViewChange[];
}

/**
 * Which mutations of a client the poke that ends at `to` contains: their optimistic copies go with it. Comes before that poke, to the connection that pushed them and to nobody else: who works when is
 * for no other to know, and the poke stays the same for all who see the same.
 */
export interface Acks {
  project: string;
  client: string;
  to: number;
  mutations: number[];
}

/** What a rapporteur is typing. `who` is a label, and is shown only where the rule of the item allows it. */
export const draft = z.strictObject({
  item: uuid.nullable(),
  kind: z.enum(INTERVENTION_KINDS),
  who: z.string().max(200).nullable(),
  language: z.string().max(35).nullable(),
  text: z.string().max(2000),
});
export type Draft = z.infer<typeof draft>;

/** What the screen of the hall can show of a session. */
export const HALL_PARTS = ['question', 'floor', 'meters'] as const;
export type HallPart = (typeof HALL_PARTS)[number];

/** Where a person is and what they do there. Never logged. */
export const presenceState = z.strictObject({
  map: uuid.nullable(),
  cursor: z.strictObject({ x: z.number(), y: z.number() }).nullable(),
  selection: z.array(uuid).max(200),
  /** `ENTITY ID FIELD` of what is being typed in. */
  editing: z.string().max(200).nullable(),
  /** Positions while dragging, by id of the stakeholder or interest. */
  dragging: z.array(z.strictObject({ id: uuid, x: z.number(), y: z.number() })).max(200),
  /** The session that the person is in. */
  session: uuid.nullable(),
  /** What is being typed into its log. Seen by who may read the session; gone when it is sent. */
  draft: draft.nullable(),
  /** What whoever runs the session has the screens of the hall show; null: says nothing about it. Heeded only of who may run it. */
  hall: z.array(z.enum(HALL_PARTS)).max(HALL_PARTS.length).nullable(),
});
export type PresenceState = z.infer<typeof presenceState>;
export const presenceMessage = z.strictObject({ project: uuid, state: presenceState });
export type PresenceMessage = z.infer<typeof presenceMessage>;

export interface Peer {
  /** The peer's client id. */
  client: string;
  account: string;
  name: string;
  state: PresenceState | null;
}
/** Who is here; `gone` lists clients that left. Peers not named are unchanged. */
export interface Peers {
  project: string;
  all: boolean;
  peers: Peer[];
  gone: string[];
}

/** Rights or scopes changed: open again from the start. */
export interface Reopen {
  project: string;
}
export interface Closed {
  project: string;
  reason: 'revoked' | 'signedOut' | 'deleted' | 'restarting';
}

/** Does something with the floor of a live session. Read by `parseFloorCommand`. */
export const floorMessage = z.strictObject({ project: uuid, session: uuid, command: z.unknown() });
export type FloorMessage = { project: string; session: string; command: FloorCommand };
export type FloorAnswer = { ok: true; revision: number } | { ok: false; refusal: RefusalData };

/** Something that was noted counts for groups of people. Read by `parseGroupCount`; may be sent again. */
export const countMessage = z.strictObject({ project: uuid, session: uuid, count: z.unknown() });
export type CountMessage = { project: string; session: string; count: GroupCount };
export type CountAnswer = { ok: true } | { ok: false; refusal: RefusalData };

/** Asks for interventions of a session before those that the client has. */
export const windowMessage = z.strictObject({ project: uuid, session: uuid, before: z.strictObject({ at: z.iso.datetime(), id: uuid }), count: z.int().min(1).max(500) });
export type WindowMessage = z.infer<typeof windowMessage>;
/** `to`: the sequence number at which the records were read; a client that stands further on meanwhile asks again. */
export type WindowAnswer = { ok: true; to: number; changes: ViewChange[]; window: WindowBound } | { ok: false; reason: 'invalid' | 'notFound' | 'busy'; message: string };

export interface ServerToClient {
  acks: (acks: Acks) => void;
  poke: (poke: Poke) => void;
  peers: (peers: Peers) => void;
  live: (live: LiveState) => void;
  reopen: (reopen: Reopen) => void;
  closed: (closed: Closed) => void;
}
export interface ClientToServer {
  open: (message: OpenMessage, answer: (answer: OpenAnswer) => void) => void;
  push: (message: PushMessage, answer: (answer: PushAnswer) => void) => void;
  presence: (message: PresenceMessage) => void;
  floor: (message: FloorMessage, answer: (answer: FloorAnswer) => void) => void;
  count: (message: CountMessage, answer: (answer: CountAnswer) => void) => void;
  window: (message: WindowMessage, answer: (answer: WindowAnswer) => void) => void;
}
