import { Progress } from '@baraza/ui';
import { Button, FileButton, Group, Modal } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { sendFiles } from './upload.js';
import { isolated, useImportWords } from './useImportWords.js';

/** What exports of whole projects end with; browsers know only the last ending. */
const ENDING = '.gz';

type Step = { readonly kind: 'sending'; readonly name: string; readonly sent: number; readonly total: number } | { readonly kind: 'refused'; readonly name: string; readonly error: unknown };

/** Makes a project of the file that "Whole project" downloads, and opens it. */
export function ProjectFile({ workspace }: { readonly workspace: string }): ReactNode {
  const { t } = useTranslation(['import', 'common']);
  const navigate = useNavigate();
  const [step, setStep] = useState<Step | null>(null);
  const abort = useRef<AbortController>(null);
  const reset = useRef<() => void>(null);

  const send = async (file: File | null): Promise<void> => {
    if (!file) return;
    const { name } = file;
    const control = new AbortController();
    abort.current = control;
    setStep({ kind: 'sending', name, sent: 0, total: file.size });
    try {
      const { project } = await sendFiles<{ project: string }>(`/files/workspaces/${workspace}/import-project`, [file], {}, { signal: control.signal, onSent: (sent, total) => setStep({ kind: 'sending', name, sent, total }) });
      await navigate(`/p/${project}`);
    } catch (error) {
      if (!control.signal.aborted) setStep({ kind: 'refused', name, error });
    } finally {
      // The same file can be chosen again, mended.
      reset.current?.();
    }
  };
  const close = (): void => {
    abort.current?.abort(new DOMException('Cancelled.', 'AbortError'));
    setStep(null);
  };
  const choose = (variant: 'default' | 'filled', label: string): ReactNode => (
    <FileButton onChange={(file) => void send(file)} accept={ENDING} resetRef={reset} inputProps={{ 'aria-label': t('project.choose') }}>
      {(props) => (
        <Button {...props} variant={variant} leftSection={<IconFileImport size={16} stroke={1.75} aria-hidden />}>
          {label}
        </Button>
      )}
    </FileButton>
  );
  return (
    <>
      {choose('default', t('project.choose'))}
      <Modal opened={step !== null} onClose={close} title={t('project.title')} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
        {step?.kind === 'sending' && <OnItsWay step={step} onCancel={close} />}
        {step?.kind === 'refused' && <Refused step={step} again={choose('filled', t('project.other'))} onClose={close} />}
      </Modal>
    </>
  );
}

function OnItsWay({ step: { name, sent, total }, onCancel }: { readonly step: Extract<Step, { kind: 'sending' }>; readonly onCancel: () => void }): ReactNode {
  const { t } = useTranslation('import');
  const file = isolated(name);
  return (
    <div role="status">
      {sent >= total ? <Progress label={t('project.puttingIn', { file })} onCancel={onCancel} /> : <Progress label={t('project.sending', { file })} share={sent / total} onCancel={onCancel} />}
    </div>
  );
}

function Refused({ step: { name, error }, again, onClose }: { readonly step: Extract<Step, { kind: 'refused' }>; readonly again: ReactNode; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['import', 'common']);
  const words = useImportWords();
  return (
    <>
      <div role="alert">
        <p>
          <bdi>{name}</bdi>
        </p>
        <p>{words.refusal(error)}</p>
      </div>
      <Group mt={16}>
        {again}
        <Button variant="default" onClick={onClose}>
          {t('common:action.close')}
        </Button>
      </Group>
    </>
  );
}
