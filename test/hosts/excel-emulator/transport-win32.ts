import type { ExcelHost } from './host.ts';
import { setTimer } from './timer.ts';

/**
 * `window.external` as desktop Excel on Windows supplies it to a page with an add-in: everything that the library's Windows
 * file calls. Install it before office.js runs. Known from the published library; values are assumptions where noted.
 */

export interface StartOptions {
  /** As `Office.context.displayLanguage`; decides the language of the library's own sentences. */
  readonly locale: string;
  /** Requirement sets in lower case with their version: `{ excelapi: '1.7' }`. */
  readonly requirementSets: Readonly<Record<string, string>>;
  readonly documentUrl: string;
  readonly readOnly: boolean;
  /** The page is in a window that an add-in opened. */
  readonly isDialog: boolean;
}

export interface RibbonClick {
  readonly functionName: string;
  readonly controlId: string;
}

type Callback = (answer: unknown) => void;
type EventHandler = (eventId: number, payload: unknown) => void;

/** What COM calls a safe array. */
interface SafeArray {
  toArray(): unknown[];
  dimensions(): 1;
}

const safeArray = (items: unknown[]): SafeArray => ({ toArray: () => items, dimensions: () => 1 });

const DispId = { richApi: 93, commandCompleted: 94 } as const;
const EventId = {
  settingsChanged: 1,
  documentSelection: 2,
  dialog: 10,
  richApiMessage: 33,
  ribbonCommand: 39,
} as const;
/** The user closed the window. */
const DIALOG_CLOSED = 12_006;
const UNKNOWN_CALL = 5001;
/** Excel, in the library's list of applications. */
const APP_EXCEL = 1;

export class Win32Transport {
  readonly #host: ExcelHost;
  readonly #options: StartOptions;
  readonly #handlers = new Map<number, EventHandler>();
  #clicks = 0;
  readonly #pending = new Map<string, () => void>();
  /** Addresses of the windows that the add-in opened; the user closes each by its cross. */
  readonly windows: string[] = [];
  /** What a page in a window told the page that opened it. */
  readonly toParent: unknown[] = [];
  /** `Office.context.document.settings`: JSON texts. */
  readonly documentSettings = new Map<string, string>();

  constructor(host: ExcelHost, options: StartOptions) {
    this.#host = host;
    this.#options = options;
    host.events.onEntries = (entries) =>
      this.#fire(EventId.richApiMessage, safeArray(entries.map((entry) => safeArray([...entry]))));
    host.events.onDocumentSelection = () => this.#fire(EventId.documentSelection, safeArray([]));
  }

  /** The object for `window.external`. */
  external(): Record<string, unknown> {
    return {
      GetHostInfo: () =>
        `Excel|Win32|16.01|${this.#options.locale}|telemetry|${this.#options.isDialog ? 'isDialog' : ''}|disableLogging|0`,
      MessageParent: (message: unknown) => {
        this.toParent.push(message);
      },
      GetLoggingAllowed: () => false,
      GetContext: () => this.#context(),
      Execute: (id: number, params: unknown, callback: Callback) => this.#execute(id, params, callback),
      RegisterEvent: (id: number, target: string, handler: EventHandler, callback: Callback) => {
        this.#handlers.set(id, handler);
        callback(0);
        if (id !== EventId.dialog) return;
        this.windows.push(target);
        setTimer(() => this.#fire(EventId.dialog, safeArray([DIALOG_CLOSED])), 0);
      },
      UnregisterEvent: (id: number, _target: string, callback: Callback) => {
        this.#handlers.delete(id);
        callback(0);
      },
    };
  }

  /** Whether the page has registered for buttons of the ribbon: the library does it once `Office.onReady` was called. */
  get hearsButtons(): boolean {
    return this.#handlers.has(EventId.ribbonCommand);
  }

  /**
   * Presses a ribbon button that runs a function; resolves when the function calls `event.completed()`. Excel itself waits for a
   * page that hasn't registered yet, five minutes long; this refuses at once.
   */
  click({ functionName, controlId }: RibbonClick): Promise<void> {
    if (!this.hearsButtons) return Promise.reject(new Error('nobody hears the buttons of the ribbon'));
    this.#clicks += 1;
    const id = `command-${this.#clicks}`;
    const done = new Promise<void>((resolve) => this.#pending.set(id, resolve));
    this.#fire(EventId.ribbonCommand, safeArray([id, functionName, JSON.stringify({ source: { id: controlId } })]));
    return done;
  }

  #fire(eventId: number, payload: SafeArray): void {
    this.#handlers.get(eventId)?.(eventId, payload);
  }

  #execute(id: number, params: unknown, callback: Callback): void {
    const list = listOf(params);
    if (id === DispId.richApi) {
      const request = listOf(list[0]);
      void this.#answer(String(request[4]), Number(request[6]), callback);
      return;
    }
    if (id === DispId.commandCompleted) {
      const done = this.#pending.get(String(list[0]));
      this.#pending.delete(String(list[0]));
      callback(0);
      done?.();
      return;
    }
    this.#host.notModelled.push(`calls of the first Office.js, number ${id}`);
    callback(UNKNOWN_CALL);
  }

  async #answer(body: string, flags: number, callback: Callback): Promise<void> {
    const answer = await this.#host.execute(body, flags);
    callback(answer.status === 0 ? safeArray([0, safeArray([200, safeArray([]), answer.body])]) : answer.status);
  }

  #context(): Record<string, unknown> {
    const { locale, requirementSets, documentUrl, readOnly } = this.#options;
    const fixed: Record<string, unknown> = {
      GetAppType: APP_EXCEL,
      GetSolutionRef: 'jihe',
      GetAppVersionMajor: '16',
      GetAppVersionMinor: '01',
      GetAppUILocale: locale,
      GetAppDataLocale: locale,
      GetDocUrl: documentUrl,
      // The opposite of Excel on the web.
      GetAppCapabilities: readOnly ? 1 : 0,
      GetActivationMode: 2,
      GetControlIntegrationLevel: 1,
      GetSolutionToken: '',
      GetCorrelationId: '',
      GetInstanceId: 'instance',
      GetTouchEnabled: false,
      GetCommerceAllowed: false,
      GetSupportedMatrix: JSON.stringify(requirementSets),
      GetHostCustomMessage: 0,
      GetHostFullVersion: '16.0.10336.20000',
      GetDialogRequirementMatrix: '{}',
      GetFeaturesForSolution: '{}',
      GetInitialDisplayMode: 0,
      GetOfficeThemeInfo: '{}',
    };
    const context: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(fixed)) context[name] = () => value;
    context['GetSettings'] = () => ({
      Read: (keys: string[], values: string[]) => {
        for (const [key, value] of this.documentSettings) {
          keys.push(key);
          values.push(value);
        }
      },
      Write: (keys: string[], values: string[]) => {
        this.documentSettings.clear();
        for (const [index, key] of keys.entries()) this.documentSettings.set(key, values[index] ?? '');
      },
    });
    return context;
  }
}

/** Parameters come as arrays or, from older calls, as objects with numbered keys. */
function listOf(params: unknown): unknown[] {
  if (Array.isArray(params)) return params;
  if (typeof params !== 'object' || params === null) return [params];
  const list = params as { toArray?: () => unknown[] } & Record<string, unknown>;
  return typeof list.toArray === 'function' ? list.toArray() : Object.values(list);
}
