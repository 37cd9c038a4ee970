import { type ReactElement, useState } from 'react';
import type { WpsHost } from '../../../hosts/wps/host.ts';
import type { WpsRoot } from '../../../hosts/wps/root.ts';
import { PROBE } from '../../../messages/wps.ts';
import { Button } from '../../../pane/views/button.tsx';
import { TextArea } from '../../../pane/views/controls.tsx';
import { CopyButton } from '../../../pane/views/copy-button.tsx';
import { Small } from '../../../pane/views/text.tsx';
import { type ProbeResult, probeReport } from './probe-report.ts';

interface ProbeProps {
  readonly root: () => WpsRoot | null;
  readonly host: () => WpsHost | null;
  /** Another workbook is in front for a while: not to be spoken of. */
  readonly onRunning: (isRunning: boolean) => void;
}

/** Tries what builds of WPS differ in, when the user asks for it, and shows what came of it. */
export function ProbeView({ root, host, onRunning }: ProbeProps): ReactElement {
  const [state, setState] = useState<'idle' | 'running' | ProbeResult>('idle');
  const run = async (): Promise<void> => {
    setState('running');
    onRunning(true);
    try {
      const found = root();
      setState(found === null ? 'idle' : await probeReport(found, host()));
    } catch (error) {
      setState({ text: `${PROBE.failed}${String(error)}`, isNew: false });
    } finally {
      onRunning(false);
    }
  };
  return (
    <>
      <Small>{PROBE.hint}</Small>
      <Button disabled={state === 'running'} onClick={() => void run()}>
        {state === 'running' ? PROBE.running : PROBE.start}
      </Button>
      {typeof state === 'object' && (
        <>
          {state.isNew && <Small>{PROBE.learnt}</Small>}
          <CopyButton label={PROBE.copy} text={state.text} />
          <TextArea aria-label={PROBE.result} code readOnly value={state.text} />
        </>
      )}
    </>
  );
}
