import type { ExcelHost } from './host.ts';
import { setTimer } from './timer.ts';
import type { RibbonClick, StartOptions } from './transport-win32.ts';

/**
 * The page around the add-in's frame, as Excel on the web is: texts of JSON by postMessage. The library wants https on both
 * sides and the same host name (ports may differ); its own check stays as it is. Known from the published library.
 */

/** What an add-in's frame needs of its parent. */
interface FrameWindow {
  postMessage(message: string, targetOrigin: string): void;
}

interface ParentMessage {
  readonly data: unknown;
  readonly source: unknown;
}

interface Invocation {
  readonly messageType: unknown;
  readonly actionType: unknown;
  /** Also the name of the event, where one is registered. */
  readonly name: string;
  readonly conversation: unknown;
  readonly correlation: unknown;
  readonly data: unknown;
}

function readInvocation(text: string): Invocation {
  const message = JSON.parse(text) as Readonly<Record<string, unknown>>;
  return {
    messageType: message['_messageType'],
    actionType: message['_actionType'],
    name: String(message['_actionName']),
    conversation: message['_conversationId'],
    correlation: message['_correlationId'],
    data: message['_data'],
  };
}

const CONVERSATION = 'excel-on-the-web';
const MESSAGE = { request: 0, response: 1 } as const;
/** 2 unregisters. */
const ACTION = { invoke: 0, registerEvent: 1 } as const;
const RESPONSE = { forRequest: 0, forEvent: 1 } as const;
const DispId = { richApi: 93, commandCompleted: 94, loadSettings: 75, saveSettings: 76, messageParent: 144 } as const;
const WINDOW = 'dialogMessageReceived';
const WINDOW_CLOSED = 12_006;
/** The event of a button pressed. */
const BUTTON = 'appCommandInvoked';
const UNKNOWN_CALL = 5001;
const APP_EXCEL_WEB = 16;

/** The `name` of the frame: who frames it, and where. */
export function frameName(parentUrl: string, locale: string, isDialog = false): string {
  return JSON.stringify({
    baseFrameName: 'jihe',
    hostInfo: `Excel|Web|16.00|${locale}|telemetry|${isDialog ? 'isDialog' : ''}|disableLogging|0`,
    xdmInfo: `${CONVERSATION}|jihe|${parentUrl}`,
    serializerVersion: '1',
    flights: '[]',
  });
}

export class WacTransport {
  readonly #host: ExcelHost;
  readonly #options: StartOptions;
  readonly #frame: () => FrameWindow;
  readonly #origin: string;
  readonly #listening = new Map<string, Invocation>();
  readonly #settings = new Map<string, string>();
  /** What the library said of the windows that the add-in opened. */
  readonly windows: string[] = [];
  /** What a page in a window told the page that opened it. */
  readonly toParent: unknown[] = [];
  readonly #pending = new Map<string, () => void>();
  #clicks = 0;

  constructor(host: ExcelHost, options: StartOptions, frame: () => FrameWindow, origin: string) {
    this.#host = host;
    this.#options = options;
    this.#frame = frame;
    this.#origin = origin;
    host.events.onEntries = (entries) => this.#fire('richApiMessage', { ArrayData: entries });
    host.events.onDocumentSelection = () => this.#fire('documentSelectionChanged', {});
  }

  /** Whether the page has registered for buttons of the ribbon. */
  get hearsButtons(): boolean {
    return this.#listening.has(BUTTON);
  }

  /** As `Win32Transport.click`. */
  click({ functionName, controlId }: RibbonClick): Promise<void> {
    if (!this.hearsButtons) return Promise.reject(new Error('nobody hears the buttons of the ribbon'));
    this.#clicks += 1;
    const id = `command-${this.#clicks}`;
    const done = new Promise<void>((resolve) => this.#pending.set(id, resolve));
    this.#fire(BUTTON, [id, functionName, JSON.stringify({ source: { id: controlId } })]);
    return done;
  }

  /** For the parent's `message` event. */
  async receive(message: ParentMessage): Promise<void> {
    if (message.source !== this.#frame() || typeof message.data !== 'string') return;
    const request = readInvocation(message.data);
    if (request.messageType !== MESSAGE.request || request.conversation !== CONVERSATION) return;
    const data = await this.#reply(request);
    if (data !== undefined) this.#send(request, RESPONSE.forRequest, data);
  }

  #send(to: Invocation, responseType: number, data: unknown): void {
    const answer = {
      _messageType: MESSAGE.response,
      _responseType: responseType,
      _errorCode: 0,
      _actionName: to.name,
      _conversationId: CONVERSATION,
      _correlationId: to.correlation,
      _origin: this.#origin,
      _data: data,
      _serializerVersion: 1,
    };
    this.#frame().postMessage(JSON.stringify(answer), '*');
  }

  #fire(event: string, data: unknown): void {
    const registered = this.#listening.get(event);
    if (registered !== undefined) this.#send(registered, RESPONSE.forEvent, data);
  }

  /** A window in the page is opened by listening to it; the user closes it by its cross. */
  #register(request: Invocation): void {
    this.#listening.set(request.name, request);
    if (request.name !== WINDOW) return;
    this.windows.push(JSON.stringify(request.data));
    setTimer(() => this.#fire(WINDOW, { messageType: WINDOW_CLOSED }), 50);
  }

  #reply(request: Invocation): unknown {
    const { name } = request;
    if (request.actionType !== ACTION.invoke) {
      if (request.actionType === ACTION.registerEvent) this.#register(request);
      else this.#listening.delete(name);
      return { Error: 0 };
    }
    if (name === 'ContextActivationManager_getAppContextAsync') return this.#appContext();
    if (name === 'executeMethod') return this.#execute(request.data as Record<string, unknown>);
    // One way: focus, the page's address.
    if (name === 'ContextActivationManager_notifyHost') return undefined;
    this.#host.notModelled.push(`messages to Excel on the web: ${name}`);
    return { Error: UNKNOWN_CALL };
  }

  async #execute(data: Record<string, unknown>): Promise<unknown> {
    const id = (data['DdaMethod'] as { DispatchId?: unknown } | undefined)?.DispatchId;
    switch (id) {
      case DispId.richApi: {
        const request = data['ArrayData'] as unknown[];
        const { status, body } = await this.#host.execute(String(request[4]), Number(request[6]));
        return status === 0 ? { Error: 0, Version: 1, Data: [200, [], body] } : { Error: status };
      }
      case DispId.commandCompleted: {
        // The id is among the parameters, wherever the library's version puts them.
        const text = JSON.stringify(data);
        const command = [...this.#pending.keys()].find((id) => text.includes(`"${id}"`)) ?? '';
        this.#pending.get(command)?.();
        this.#pending.delete(command);
        return { Error: 0 };
      }
      case DispId.messageParent:
        this.toParent.push(data);
        return { Error: 0 };
      case DispId.loadSettings:
        return { Error: 0, Version: 1, Settings: [...this.#settings].map(([Name, Value]) => ({ Name, Value })) };
      case DispId.saveSettings: {
        const { Properties = [] } = (data['DdaSettingsMethod'] ?? {}) as { Properties?: readonly [string, string][] };
        this.#settings.clear();
        for (const [key, value] of Properties) this.#settings.set(key, value);
        return { Error: 0, Version: 1 };
      }
      default:
        this.#host.notModelled.push(`calls of the first Office.js, number ${String(id)}`);
        return { Error: UNKNOWN_CALL };
    }
  }

  #appContext(): Record<string, unknown> {
    const { locale, requirementSets, documentUrl, readOnly } = this.#options;
    return {
      _id: 'jihe',
      _appName: APP_EXCEL_WEB,
      _appVersion: '16.00',
      _appMinorVersion: 0,
      _appUILocale: locale,
      _dataLocale: locale,
      _docUrl: documentUrl,
      // The opposite of desktop Excel.
      _clientMode: readOnly ? 0 : 1,
      _settings: [...this.#settings],
      _reason: 'documentOpened',
      _osfControlType: 1,
      _eToken: '',
      _correlationId: 'correlation',
      _appInstanceId: 'instance',
      _requirementMatrix: JSON.stringify(requirementSets),
      _hostFullVersion: '16.0.17000.20000',
      _appDomains: [],
      _featureGates: {},
    };
  }
}
