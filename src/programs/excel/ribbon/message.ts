/** The small window with what a button of the ribbon has to say: message.html. */

import { closeWindow, ribbonOffice } from '../../../hosts/excel/ribbon.ts';
import { LOST_MESSAGE } from '../../../messages/pages.ts';
import { takeMessage } from '../../addin/ribbon/handover.ts';

function paragraph(text: string): HTMLParagraphElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

// What stands in the page is for browsers that can't run this.
const { title, lines } = takeMessage(window) ?? LOST_MESSAGE;
const heading = document.querySelector('h1');
if (heading !== null) heading.textContent = title;
document.querySelector('#lines')?.replaceChildren(...lines.map(paragraph));

const close = document.querySelector('button');
if (close !== null) {
  const office = ribbonOffice();
  // Shown once it works; without it the window still has its own cross.
  void office.onReady(() => {
    close.hidden = false;
    close.focus();
    close.addEventListener('click', () => closeWindow(office));
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') closeWindow(office);
    });
  });
}
