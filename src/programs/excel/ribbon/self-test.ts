/** self-test.html: whether this machine can run the add-in, for whoever installs it. Compiled for Internet Explorer too. */

import { SELF_TEST } from '../../../messages/pages.ts';

/** The oldest in which the bundles were tried; below it their syntax is unknown. */
const OLDEST_CHROMIUM = 87;

function say(id: string, text: string, isFine: boolean): void {
  const element = document.getElementById(id);
  if (element === null) return;
  element.textContent = text;
  element.className = isFine ? 'fine' : 'wrong';
}

function sayBrowser(): void {
  const { userAgent } = navigator;
  if (/Trident\/|Edge\//.test(userAgent)) {
    say('browser', SELF_TEST.browserTooOld, false);
    return;
  }
  const version = /Chrome\/(\d+)/.exec(userAgent)?.[1];
  if (version === undefined) say('browser', SELF_TEST.browserOther, true);
  else if (Number(version) < OLDEST_CHROMIUM) say('browser', SELF_TEST.browserOld(version), false);
  else say('browser', SELF_TEST.browserFine(version), true);
}

function sayStore(): void {
  try {
    window.localStorage.setItem('jihe.self-test', '1');
    window.localStorage.removeItem('jihe.self-test');
    say('store', SELF_TEST.storeFine, true);
  } catch {
    say('store', SELF_TEST.storeRefused, false);
  }
}

function sayLibrary(): void {
  const address = document.querySelector('meta[name="office-js"]')?.getAttribute('content') ?? '';
  const script = document.createElement('script');
  script.addEventListener('load', () => say('library', SELF_TEST.libraryFine(address), true));
  script.addEventListener('error', () => say('library', SELF_TEST.libraryMissing(address), false));
  script.src = address;
  document.head.appendChild(script);
}

sayBrowser();
sayStore();
sayLibrary();
