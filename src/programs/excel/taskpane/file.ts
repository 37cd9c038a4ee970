/** The page for .xlsx files: the pane without a spreadsheet program. */

import { mountPane } from '../../../pane/main.tsx';
import { openFile } from '../../addin/taskpane/open-file.ts';

const root = document.getElementById('pane');
if (root !== null) mountPane(root, null, { openFile });
