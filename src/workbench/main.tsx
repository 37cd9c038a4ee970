import '../pane/polyfills.ts';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { Fallback } from '../pane/boot.tsx';
import { browserStore } from '../pane/state/settings.ts';
import { VERSION } from '../pane/version.ts';
import { App } from './app.tsx';
import { SAMPLES } from './samples.ts';
import { workbenchSettings } from './settings.ts';

// Zod would try `new Function` and fall back when the page's policy forbids it; each try is a report in the console.
config({ jitless: true });

const element = document.getElementById('workbench');
if (element !== null) {
  createRoot(element).render(
    <Fallback reload={() => window.location.reload()}>
      <App samples={SAMPLES} settings={workbenchSettings(browserStore(window))} version={VERSION} />
    </Fallback>,
  );
}
