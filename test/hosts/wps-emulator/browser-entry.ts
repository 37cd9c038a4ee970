import { workbookFromBytes } from '../sheet-model/from-grids.ts';
import { installWps, type PageOfWps } from './page.ts';
import { PROFILES } from './profile.ts';

/**
 * For real browsers. Bundled into one script, it puts `wpsEmulator` into the page: `install(window, bytes)`, before any other
 * script runs, makes the page one of an add-in of WPS.
 */

function install(page: Window, bytes: Uint8Array, profile = 'linux-11.1'): PageOfWps {
  const build = PROFILES.find(({ name }) => name === profile);
  if (build === undefined) throw new RangeError(`no profile ${profile}`);
  return installWps(page, workbookFromBytes(bytes), build);
}

/** The bundle runs as a classic script: what it offers has to be on the page. */
Object.assign(globalThis, { wpsEmulator: { install } });
