// Written by `npm run generate` from the files beside it. Do not edit.
import { GlobalTables1732300000000 } from './1732300000000-global-tables.js';
import { ProjectLog1732300100000 } from './1732300100000-project-log.js';
import { ProjectRecords1732300200000 } from './1732300200000-project-records.js';
import { StakeholderWebsite1732300300000 } from './1732300300000-stakeholder-website.js';
import { CheaperChanges1732300400000 } from './1732300400000-cheaper-changes.js';
import { ClientSeen1732300410000 } from './1732300410000-client-seen.js';
import { LogAsText1732300420000 } from './1732300420000-log-as-text.js';
import { RefreshStatistics1732300450000 } from './1732300450000-refresh-statistics.js';
import { LeavingAWorkspace1732300500000 } from './1732300500000-leaving-a-workspace.js';
import { Departures1732300510000 } from './1732300510000-departures.js';
import { Consultations1732300600000 } from './1732300600000-consultations.js';
import { Interventions1732300610000 } from './1732300610000-interventions.js';
import { Redaction1732300620000 } from './1732300620000-redaction.js';
import { SessionTally1732300630000 } from './1732300630000-session-tally.js';
import { IdentityVault1732300650000 } from './1732300650000-identity-vault.js';
import { EditedInterventions1732300660000 } from './1732300660000-edited-interventions.js';
import { SelfRegistration1732300670000 } from './1732300670000-self-registration.js';
import { CalendarAddresses1732300680000 } from './1732300680000-calendar-addresses.js';
import { SessionCounted1732300690000 } from './1732300690000-session-counted.js';
import { AnswersKnownAgain1732300692000 } from './1732300692000-answers-known-again.js';
import { RedactImported1732300693000 } from './1732300693000-redact-imported.js';
import { PublishedCounters1732300700000 } from './1732300700000-published-counters.js';
import { PublishedSeats1732300701000 } from './1732300701000-published-seats.js';
import { GuardedCounters1732300702000 } from './1732300702000-guarded-counters.js';
import { HiddenSeats1732300703000 } from './1732300703000-hidden-seats.js';
import { AnyFileIn1732300800000 } from './1732300800000-any-file-in.js';
import { Coalitions1732300900000 } from './1732300900000-coalitions.js';
import { Distinction1732301000000 } from './1732301000000-distinction.js';
import { SavedViews1732301100000 } from './1732301100000-saved-views.js';
import { Comments1732301200000 } from './1732301200000-comments.js';
import { Attachments1732301210000 } from './1732301210000-attachments.js';
import { NoticesByTime1732301220000 } from './1732301220000-notices-by-time.js';
import { ViewsByPlace1732301230000 } from './1732301230000-views-by-place.js';
import { EditsTakenOver1732301245000 } from './1732301245000-edits-taken-over.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [GlobalTables1732300000000, ProjectLog1732300100000, ProjectRecords1732300200000, StakeholderWebsite1732300300000, CheaperChanges1732300400000, ClientSeen1732300410000, LogAsText1732300420000, RefreshStatistics1732300450000, LeavingAWorkspace1732300500000, Departures1732300510000, Consultations1732300600000, Interventions1732300610000, Redaction1732300620000, SessionTally1732300630000, IdentityVault1732300650000, EditedInterventions1732300660000, SelfRegistration1732300670000, CalendarAddresses1732300680000, SessionCounted1732300690000, AnswersKnownAgain1732300692000, RedactImported1732300693000, PublishedCounters1732300700000, PublishedSeats1732300701000, GuardedCounters1732300702000, HiddenSeats1732300703000, AnyFileIn1732300800000, Coalitions1732300900000, Distinction1732301000000, SavedViews1732301100000, Comments1732301200000, Attachments1732301210000, NoticesByTime1732301220000, ViewsByPlace1732301230000, EditsTakenOver1732301245000];
