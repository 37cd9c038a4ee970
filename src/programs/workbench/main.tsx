import '../../pane/polyfills.ts';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { browserStore } from '../../app/settings.ts';
import { Fallback } from '../../pane/boot.tsx';
import { VERSION } from '../../pane/version.ts';
import { App } from './app.tsx';
import { reviewersFor, serveTasks } from './batch/reviewers.ts';
import { LayoutStore } from './layout.ts';
import { SAMPLES } from './samples.ts';
import { workbenchSettings } from './settings.ts';

// Zod would try `new Function` and fall back when the page's policy forbids it; each try is a report in the console.
config({ jitless: true });

/** The address that `npm start` opens ends with it. */
const WITH_SAMPLE = '#sample';

/** The page; in a worker, of the same script, who answers it. */
function start(): void {
  if (typeof document === 'undefined') {
    serveTasks();
    return;
  }
  const script = document.currentScript;
  const element = document.getElementById('workbench');
  if (element === null) return;
  createRoot(element).render(
    <Fallback reload={() => window.location.reload()}>
      <App
        first={window.location.hash === WITH_SAMPLE ? (SAMPLES[0] ?? null) : null}
        layout={new LayoutStore(browserStore(window))}
        reviewers={reviewersFor(script instanceof HTMLScriptElement ? script : null)}
        samples={SAMPLES}
        settings={workbenchSettings(browserStore(window))}
        version={VERSION}
      />
    </Fallback>,
  );
}

start();
