import { Refusal } from '../sheet-model/refusal.ts';
import type { WorkbookModel } from '../sheet-model/workbook.ts';
import { Faults, TransportStatus } from './faults.ts';
import { HostEvents } from './host-events.ts';
import { service, workbook as workbookType, wrap } from './objects/workbook.ts';
import { processRequest } from './richapi/process.ts';
import {
  type Action,
  ActionType,
  PathType,
  type RequestBody,
  RequestFlag,
  type ResponseBody,
} from './richapi/protocol.ts';
import { type HostContext, type HostObject, ReferenceStore } from './richapi/types.ts';
import { pause } from './timer.ts';

/** Excel, as far as an add-in can tell: a workbook behind RichApi, with counters and faults. Knows nothing of transports. */

/** `customer`: sent by the add-in; `clean-up`: references given back after Excel.run; `internal`: sent by the library for itself. */
type RequestKind = 'customer' | 'clean-up' | 'internal';

export interface RequestRecord {
  readonly kind: RequestKind;
  readonly flags: number;
  readonly body: RequestBody;
  /** Null where the transport refused. */
  readonly response: ResponseBody | null;
  readonly status: number;
}

export interface Answer {
  /** 0 or the number of a transport error. */
  readonly status: number;
  readonly body: string;
}

export interface HostOptions {
  /** `1.7`: the newest ExcelApi that this Excel knows. */
  readonly excelApi: string;
  /** Bytes a request and an answer may have: 5 MB in Excel on the web, documented under "Resource limits". */
  readonly payloadLimit?: number;
}

function versionAtLeast(have: string, want: string): boolean {
  const [a = 0, b = 0] = have.split('.').map(Number);
  const [c = 0, d = 0] = want.split('.').map(Number);
  return a > c || (a === c && b >= d);
}

/** In a browser, for whoever measures the page: Excel does this in a process of its own. */
function markOwnTime(name: 'excel-begins' | 'excel-ends'): void {
  if ('document' in globalThis) performance.mark?.(name);
}

export class ExcelHost {
  readonly workbook: WorkbookModel;
  readonly faults = new Faults();
  readonly references = new ReferenceStore();
  readonly events: HostEvents;
  readonly requests: RequestRecord[] = [];
  /** What was asked for and isn't in the tables. */
  readonly notModelled: string[] = [];
  readonly #root: HostObject;
  readonly #context: HostContext;
  readonly #options: HostOptions;
  #roundTrips = 0;
  #underWay = 0;

  constructor(workbook: WorkbookModel, options: HostOptions) {
    this.workbook = workbook;
    this.#options = options;
    this.#root = workbookType.of(workbook);
    const supports = (since: string): boolean => versionAtLeast(options.excelApi, since);
    this.events = new HostEvents(workbook, this.references, supports);
    this.#context = {
      workbook,
      references: this.references,
      registrations: this.events,
      service,
      supports,
      wrap,
    };
  }

  /** Requests of the add-in that got as far as the workbook or were refused: what a user waits for. */
  get roundTrips(): number {
    return this.#roundTrips;
  }

  get underWay(): number {
    return this.#underWay;
  }

  async execute(bodyText: string, flags: number): Promise<Answer> {
    this.#underWay += 1;
    try {
      // Never in the caller's own turn: Excel answers later.
      await (this.faults.latency > 0 ? pause(this.faults.latency) : Promise.resolve());
      return await this.#answer(bodyText, flags);
    } finally {
      this.#underWay -= 1;
    }
  }

  async #answer(bodyText: string, flags: number): Promise<Answer> {
    const body = JSON.parse(bodyText) as RequestBody;
    const kind = kindOf(body);
    const limit = this.#options.payloadLimit ?? Number.POSITIVE_INFINITY;
    const refuse = (status: number): Answer => {
      this.requests.push({ kind, flags, body, response: null, status });
      return { status, body: '' };
    };
    if (kind === 'customer') {
      if ((flags & RequestFlag.delayForCellEdit) !== 0) await this.faults.editingOver();
      this.#roundTrips += 1;
      this.faults.arrive(this.#roundTrips, body);
      const status = this.faults.takeStatus();
      if (status !== TransportStatus.ok) return refuse(status);
      if (bodyText.length > limit) return refuse(TransportStatus.requestTooLarge);
    }
    const isWrite = kind === 'customer' && (flags & RequestFlag.write) !== 0;
    const refusal = isWrite ? this.faults.takeWriteRefusal() : null;
    markOwnTime('excel-begins');
    const response = processRequest(body, this.#root, this.#context, (index, action) => {
      if (refusal !== null) throw new Refusal(refusal);
      if (kind === 'customer') this.faults.check(index, action);
    });
    if (response.Error?.Code === 'NotImplemented') this.notModelled.push(response.Error.Message);
    const answer = JSON.stringify(response);
    markOwnTime('excel-ends');
    if (answer.length > limit) return refuse(TransportStatus.responseTooLarge);
    this.requests.push({ kind, flags, body, response, status: TransportStatus.ok });
    return { status: TransportStatus.ok, body: answer };
  }
}

const isCall = ({ ActionType: type }: Action): boolean => type !== ActionType.instantiate;

function kindOf(body: RequestBody): RequestKind {
  const paths = Object.values(body.ObjectPaths);
  if (paths.some(({ ObjectPathType: type }) => type === PathType.newObject)) return 'internal';
  const calls = body.Actions.filter(isCall);
  return calls.length > 0 && calls.every(({ Name }) => Name === '_RemoveReference') ? 'clean-up' : 'customer';
}
