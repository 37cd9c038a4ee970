/** Why a host refuses an action: code and sentence go to the add-in as they are. */

/** "Error messages" of the Office documentation: what Excel says with each code. */
const MESSAGES: Readonly<Record<string, string>> = {
  AccessDenied: 'You cannot perform the requested operation.',
  ApiNotFound: 'The API you are trying to use could not be found. It may be available in a newer version of Excel.',
  GeneralException: 'There was an internal error while processing the request.',
  InvalidArgument: 'The argument is invalid or missing or has an incorrect format.',
  InvalidOperation: 'The operation attempted is invalid on the object.',
  InvalidReference: 'This reference is not valid for the current operation.',
  ItemAlreadyExists: 'The resource being created already exists.',
  ItemNotFound: "The requested resource doesn't exist.",
};

export class Refusal extends Error {
  readonly code: string;
  /** `Range.values` */
  #location: string | null;

  constructor(code: string, location: string | null = null, message = MESSAGES[code] ?? code) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.#location = location;
  }

  get location(): string | null {
    return this.#location;
  }

  /** Whoever knows the member says so; the first word counts. */
  at(location: string): this {
    this.#location ??= location;
    return this;
  }
}

/** The emulator doesn't know what Excel would do: add it to the tables, with its source. Recorded, so that no test passes over it. */
export class NotModelled extends Error {
  constructor(what: string) {
    super(`the Excel emulator doesn't model ${what}`);
    this.name = 'NotModelled';
  }
}
