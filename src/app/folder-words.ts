/** Imported by whoever goes through files: from then on what may be wrong with one of many has words too. */

import './file-words.ts';
import { tellErrorsOfFiles } from '../messages/document-errors.ts';
import { describeFolderError } from '../messages/folder-errors.ts';

tellErrorsOfFiles(describeFolderError);
