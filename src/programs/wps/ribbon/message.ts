/** message.html: the small window with what a button of the ribbon has to say. */

import { findRoot } from '../../../hosts/wps/root.ts';
import { LOST_MESSAGE } from '../../../messages/pages.ts';
import { takeMessage } from '../../addin/ribbon/handover.ts';
import { pluginStore } from '../plugin-store.ts';

function paragraph(text: string): HTMLParagraphElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

const store = pluginStore(findRoot());
const left = (store === null ? null : takeMessage({ localStorage: store })) ?? takeMessage(window);
const { title, lines } = left ?? LOST_MESSAGE;
const heading = document.querySelector('h1');
if (heading !== null) heading.textContent = title;
document.querySelector('#lines')?.replaceChildren(...lines.map(paragraph));

const close = document.querySelector('button');
if (close !== null) {
  close.hidden = false;
  close.focus();
  close.addEventListener('click', () => window.close());
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') window.close();
  });
}
