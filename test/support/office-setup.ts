import { findSoffice } from './soffice.ts';

// Passing because nothing was compared would be worse than failing.
if (findSoffice() === null) {
  throw new Error(
    'These tests need LibreOffice Calc and Writer, and soffice is not on the PATH. Debian: apt-get install --no-install-recommends libreoffice-calc libreoffice-writer',
  );
}
