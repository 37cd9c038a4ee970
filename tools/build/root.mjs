import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where packages lie: webpack names their files so, also where the folder is a link to that of another copy of the project. */
export const packages = realpathSync(fileURLToPath(new URL('../../node_modules', import.meta.url)));
