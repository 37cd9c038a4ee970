import { buildOf } from '../../../hosts/wps/host.ts';
import { probe } from '../../../hosts/wps/probe.ts';
import { Quirks } from '../../../hosts/wps/quirks.ts';
import type { WpsRoot } from '../../../hosts/wps/root.ts';

/** What was found, as JSON; what was learnt holds from the next pane on. @throws DocumentError */
export async function probeReport(root: WpsRoot): Promise<string> {
  const report = await probe(root, new Quirks(() => window.localStorage, buildOf(root)));
  return JSON.stringify(report, null, 1);
}
