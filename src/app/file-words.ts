/** Imported by whoever opens files: from then on their errors have words. */

import { tellErrorsOfFiles } from '../messages/document-errors.ts';
import { describeFileError } from '../messages/word-errors.ts';

tellErrorsOfFiles(describeFileError);
