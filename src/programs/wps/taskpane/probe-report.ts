import { buildOf, type WpsHost } from '../../../hosts/wps/host.ts';
import { probe } from '../../../hosts/wps/probe.ts';
import { Quirks } from '../../../hosts/wps/quirks.ts';
import type { WpsRoot } from '../../../hosts/wps/root.ts';

export interface ProbeResult {
  /** What was found, as JSON. */
  readonly text: string;
  /** Something of it wasn't known yet: it holds from now on, in this pane and in others. */
  readonly isNew: boolean;
}

/** @param host of this pane; null where it has none. @throws DocumentError */
export function probeReport(root: WpsRoot, host: WpsHost | null): Promise<ProbeResult> {
  const work = async (quirks: Quirks): Promise<ProbeResult> => {
    const { apostrophe, rulesOf } = quirks;
    const text = JSON.stringify(await probe(root, quirks), null, 1);
    return { text, isNew: quirks.apostrophe !== apostrophe || quirks.rulesOf !== rulesOf };
  };
  return host === null ? work(new Quirks(() => window.localStorage, buildOf(root))) : host.study(work);
}
