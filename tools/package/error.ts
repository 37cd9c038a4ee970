/** What the user of `npm run package` has to change; the message is theirs to read. */
export class PackageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PackageError';
  }
}
