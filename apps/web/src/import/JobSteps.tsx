import { LoadingState } from '@baraza/ui';
import { type ReactNode, useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react';
import { Page } from '../app/Page.js';
import { Applying } from './Applying.js';
import type { AnyPreview, JobFlow, Step } from './flow.js';
import { Sending } from './Sending.js';

type At<P, C, K extends Step['kind']> = { readonly step: Extract<Step<P, C>, { kind: K }>; readonly focus: boolean };

export interface JobStepsProps<P extends AnyPreview<C>, C extends object> {
  readonly flow: JobFlow<P, C>;
  /** Called when the screen opens. */
  readonly start: () => Promise<void>;
  readonly choosing: (at: At<P, C, 'choosing'>) => ReactNode;
  readonly preview: (at: At<P, C, 'preview'>) => ReactNode;
  readonly ended: (at: At<P, C, 'ended'>) => ReactNode;
}

/** The steps of an import of any kind, from the choice of files to its end, as its flow stands. */
export function JobSteps<P extends AnyPreview<C>, C extends object>({ flow, start, choosing, preview, ended }: JobStepsProps<P, C>): ReactNode {
  const open = useEffectEvent(() => start());
  useEffect(() => {
    void open();
    return () => flow.leave();
  }, [flow]);
  const step = useSyncExternalStore(flow.subscribe, flow.current);
  // The first step is where one came from a link; only further ones take the keyboard.
  const first = useRef(true);
  const focus = !first.current;
  useEffect(() => {
    if (flow.current().kind !== 'looking') first.current = false;
  }, [flow, step.kind]);
  switch (step.kind) {
    case 'looking':
      return <LoadingState />;
    case 'choosing':
      return <Page wide>{choosing({ step, focus })}</Page>;
    case 'sending':
      return (
        <Page>
          <Sending flow={flow} step={step} />
        </Page>
      );
    case 'preview':
      return <Page wide>{preview({ step, focus })}</Page>;
    case 'applying':
      return (
        <Page>
          <Applying flow={flow} step={step} focus={focus} />
        </Page>
      );
    case 'ended':
      return <Page>{ended({ step, focus })}</Page>;
  }
}
