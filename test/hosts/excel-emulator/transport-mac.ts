import type { ExcelHost } from './host.ts';
import { setTimer } from './timer.ts';
import type { RibbonClick, StartOptions } from './transport-win32.ts';

/**
 * `window.webkit` as Excel for Mac supplies it to a page with an add-in: texts of JSON by one message handler, answers by calls
 * of the library's own functions. Known from the published library's file for Mac; values are assumptions where noted.
 */

interface Message {
  readonly methodId: number;
  readonly params: unknown;
  readonly callbackId?: string;
}

/** Where the library's file for Mac waits for answers. */
interface MacPage {
  readonly OSF: {
    readonly ScriptMessaging: {
      agaveHostCallback(id: string, answer: unknown): void;
      agaveHostEventCallback(id: string, payload: unknown): void;
    };
  };
}

const METHOD = {
  execute: 1,
  registerEvent: 2,
  unregisterEvent: 3,
  writeSettings: 4,
  getContext: 5,
  messageParent: 7,
} as const;
const DispId = { richApi: 93, commandCompleted: 94 } as const;
const EventId = { documentSelection: 2, dialog: 10, richApiMessage: 33, ribbonCommand: 39 } as const;
const DIALOG_CLOSED = 12_006;
const UNKNOWN_CALL = 5001;
const APP_EXCEL = 1;

/** What Excel for Mac puts behind the address of a page. */
export function macHostInfo(locale: string, isDialog = false): string {
  return `_host_Info=Excel$Mac$16.00$${locale}$telemetry$${isDialog ? 'isDialog' : ''}$disableLogging$0`;
}

export class MacTransport {
  readonly #host: ExcelHost;
  readonly #options: StartOptions;
  readonly #page: () => MacPage;
  /** Event → callback. */
  readonly #listening = new Map<number, string>();
  readonly #pending = new Map<string, () => void>();
  #clicks = 0;
  /** What the library said of the windows that the add-in opened; the user closes each by its cross. */
  readonly windows: string[] = [];
  /** What a page in a window told the page that opened it. */
  readonly toParent: unknown[] = [];

  constructor(host: ExcelHost, options: StartOptions, page: () => MacPage) {
    this.#host = host;
    this.#options = options;
    this.#page = page;
    host.events.onEntries = (entries) => this.#fire(EventId.richApiMessage, entries);
    host.events.onDocumentSelection = () => this.#fire(EventId.documentSelection, []);
  }

  /** The object for `window.webkit`. */
  webkit(): { readonly messageHandlers: { readonly Agave: { postMessage(text: string): void } } } {
    return { messageHandlers: { Agave: { postMessage: (text) => void this.#receive(JSON.parse(text) as Message) } } };
  }

  /** Whether the page has registered for buttons of the ribbon. */
  get hearsButtons(): boolean {
    return this.#listening.has(EventId.ribbonCommand);
  }

  /** As `Win32Transport.click`. */
  click({ functionName, controlId }: RibbonClick): Promise<void> {
    if (!this.hearsButtons) return Promise.reject(new Error('nobody hears the buttons of the ribbon'));
    this.#clicks += 1;
    const id = `command-${this.#clicks}`;
    const done = new Promise<void>((resolve) => this.#pending.set(id, resolve));
    this.#fire(EventId.ribbonCommand, [id, functionName, JSON.stringify({ source: { id: controlId } })]);
    return done;
  }

  #fire(eventId: number, payload: unknown): void {
    const callback = this.#listening.get(eventId);
    if (callback !== undefined) this.#page().OSF.ScriptMessaging.agaveHostEventCallback(callback, [payload, eventId]);
  }

  async #receive(message: Message): Promise<void> {
    const answer = await this.#answer(message);
    if (message.callbackId !== undefined)
      this.#page().OSF.ScriptMessaging.agaveHostCallback(message.callbackId, answer);
  }

  async #answer({ methodId, params, callbackId = '' }: Message): Promise<unknown> {
    switch (methodId) {
      case METHOD.getContext:
        return this.#context();
      case METHOD.execute: {
        const { id, apiArgs } = params as { id: number; apiArgs: unknown };
        return await this.#execute(id, apiArgs);
      }
      case METHOD.registerEvent: {
        const { id, targetId } = params as { id: number; targetId: string };
        this.#listening.set(id, callbackId);
        if (id === EventId.dialog) {
          this.windows.push(targetId);
          setTimer(() => this.#fire(EventId.dialog, [DIALOG_CLOSED]), 50);
        }
        return [0];
      }
      case METHOD.unregisterEvent:
        this.#listening.delete((params as { id: number }).id);
        return [0];
      case METHOD.writeSettings:
        return [0];
      case METHOD.messageParent:
        this.toParent.push(params);
        return [0];
      default:
        this.#host.notModelled.push(`messages to Excel for Mac, number ${methodId}`);
        return [UNKNOWN_CALL];
    }
  }

  async #execute(id: number, args: unknown): Promise<unknown> {
    const list = Array.isArray(args) ? (args as unknown[]) : Object.values(args as Record<string, unknown>);
    if (id === DispId.richApi) {
      const request = list[0] as unknown[];
      const { status, body } = await this.#host.execute(String(request[4]), Number(request[6]));
      return status === 0 ? [[0, [200, [], body]]] : [status];
    }
    if (id === DispId.commandCompleted) {
      const command = String(list[0]);
      this.#pending.get(command)?.();
      this.#pending.delete(command);
      return [0];
    }
    this.#host.notModelled.push(`calls of the first Office.js, number ${id}`);
    return [UNKNOWN_CALL];
  }

  /** By the places that the library knows: AppContextProperties. */
  #context(): unknown[] {
    const { locale, requirementSets, documentUrl, readOnly } = this.#options;
    const settings = [[], []];
    const version = ['16', '00', 0, 0] as const;
    const document = [settings, 'jihe', APP_EXCEL, ...version, readOnly ? 1 : 0, locale, locale, 0, documentUrl];
    const session = [2, 1, '', '', '', 'instance', false, false, JSON.stringify(requirementSets), ''];
    return [...document, ...session, '16.0.10336.20000', 0];
  }
}
