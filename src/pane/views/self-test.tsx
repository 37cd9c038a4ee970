import { type ReactElement, useEffect, useState } from 'react';
import type { Diagnostic, HostCapabilities } from '../../hosts/host.ts';
import { CAPABILITY_NAMES, HOST_NAMES, SELF_TEST } from '../../messages/settings.ts';
import { useController, useEnvironment, usePaneState, useSettings } from '../context.ts';
import { TextArea } from './controls.tsx';
import { CopyButton } from './copy-button.tsx';
import { Small } from './text.tsx';

function named(can: HostCapabilities, wanted: boolean): string {
  const names = (Object.keys(CAPABILITY_NAMES) as (keyof HostCapabilities)[])
    .filter((name) => can[name] === wanted)
    .map((name) => CAPABILITY_NAMES[name]);
  return names.length === 0 ? SELF_TEST.none : names.join('、');
}

/** 关于: what a developer needs to know, and nothing that stands in the sheets. */
export function SelfTest(): ReactElement {
  const { host } = useController();
  const { version, selfTest } = useEnvironment();
  const { lastError } = usePaneState();
  const { kept } = useSettings();
  const [fromHost, setFromHost] = useState<readonly Diagnostic[]>([]);
  useEffect(() => {
    host
      .diagnostics?.()
      .then(setFromHost, (error: unknown) => setFromHost([{ label: SELF_TEST.failed, value: String(error) }]));
  }, [host]);
  const lines: readonly Diagnostic[] = [
    { label: SELF_TEST.version, value: version },
    { label: SELF_TEST.host, value: HOST_NAMES[host.name] },
    ...fromHost,
    { label: SELF_TEST.can, value: named(host.can, true) },
    { label: SELF_TEST.cannot, value: named(host.can, false) },
    { label: SELF_TEST.settings, value: kept ? SELF_TEST.kept : SELF_TEST.notKept },
    { label: SELF_TEST.browser, value: navigator.userAgent },
    { label: SELF_TEST.last, value: lastError ?? SELF_TEST.none },
    ...(host.name === 'excel' ? [{ label: SELF_TEST.untried, value: SELF_TEST.untriedInExcel }] : []),
  ];
  const text = lines.map(({ label, value }) => `${label}${SELF_TEST.separator}${value}`).join('\n');
  return (
    <div className="jihe-stack jihe-start">
      <Small>{SELF_TEST.intro}</Small>
      <CopyButton label={SELF_TEST.copy} text={text} />
      <TextArea aria-label={SELF_TEST.text} code readOnly value={text} />
      {selfTest}
    </div>
  );
}
