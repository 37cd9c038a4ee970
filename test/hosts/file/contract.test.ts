import { FileHost } from '../../../src/hosts/file/host.ts';
import { contractFile, formatsIn, marksAmong, othersAmong } from '../../support/contract-file.ts';
import { hostContract, type OpenWorkbook } from '../contract.ts';

function openBytes(bytes: Uint8Array, names: readonly string[]): OpenWorkbook {
  const host = new FileHost(bytes);
  return {
    host,
    marks: () => marksAmong(formatsIn(host.bytes(), names), names),
    otherFormats: () => othersAmong(formatsIn(host.bytes(), names)),
    reopen: () => Promise.resolve(openBytes(host.bytes(), names)),
    close: () => Promise.resolve(),
  };
}

hostContract((sheets, options = {}) => {
  const names = sheets.map(({ name }) => name);
  return Promise.resolve(openBytes(contractFile(sheets, options), names));
});
