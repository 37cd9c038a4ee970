/**
 * The house, lowest room first. What a room imports stands to its left:
 *
 *     engine ← formats ← hosts ← messages ← reports ← app ← pane ← programs
 *
 * This is the only tool that knows the layers; each rule says why it is there, for whoever meets it in a red build.
 */

const ROOMS = ['engine', 'formats', 'hosts', 'messages', 'reports', 'app', 'pane', 'programs'];

const room = (...names) => `^src/(${names.join('|')})/`;
const above = (name) => room(...ROOMS.slice(ROOMS.indexOf(name) + 1));

const PACKAGES = ['npm', 'npm-dev', 'npm-optional', 'npm-peer'];

/** No room imports one above it, and each says what would break. */
const UPWARDS = {
  engine:
    'The engine is a pure function of a sheet: it gives the same review in Excel, in WPS, in a browser and in Node because it knows nothing of them.',
  formats:
    'A format turns bytes into grids and back. It knows no live workbook, no words and no screen, so that every program can use it.',
  hosts:
    'A host reads and writes the cells of a workbook. It knows no words and no screen, so that each can be tested by the same contract.',
  messages: 'Messages put ids and their data into words: a sentence must read the same wherever it is shown.',
  reports:
    'A report is a pure function of a review and the messages. Reading and writing files belongs to whoever asks for it.',
  app: 'What programs share is below all of them: a program that it knew could not be built without it.',
  pane: 'The pane speaks to a WorkbookHost (hosts/host.ts) and to review(), so that the same pane serves Excel, WPS and a plain file.',
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(UPWARDS).map(([name, comment]) => ({
      name: `${name}-below-what-uses-it`,
      comment,
      severity: 'error',
      from: { path: room(name) },
      to: { path: above(name) },
    })),
    {
      name: 'engine-imports-itself-only',
      comment:
        'The engine imports zod, big.js and itself, no other package and nothing of Node: it runs unchanged everywhere.',
      severity: 'error',
      from: { path: room('engine') },
      to: { pathNot: [room('engine'), '^node_modules/(@types/)?(zod|big\\.js)/'] },
    },
    {
      name: 'formats-use-few-packages',
      comment:
        'A format needs nothing but something that inflates: fflate, in formats/zip. Other packages would travel into every add-in.',
      severity: 'error',
      from: { path: room('formats', 'hosts') },
      to: { dependencyTypes: PACKAGES, pathNot: '^node_modules/fflate/' },
    },
    {
      name: 'fflate-in-zip-only',
      comment: 'Only formats/zip takes archives apart; everything else sees parts, sheets and texts.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/formats/zip/' },
      to: { path: '^node_modules/fflate/' },
    },
    {
      name: 'formats-stay-apart',
      comment:
        'Formats are siblings: a mistake in one must not break another. What they share is formats/zip, formats/xml and the files beside them; which one a file is, formats/any.ts alone knows.',
      severity: 'error',
      from: { path: '^src/formats/(xls|xlsx|docx)/' },
      to: { path: '^src/formats/(xls|xlsx|docx)/', pathNot: '^src/formats/$1/' },
    },
    {
      name: 'hosts-stay-apart',
      comment:
        'Hosts don’t import each other: an add-in for Excel must not carry WPS’s code, and a mistake in one must not break another. What they share stands beside hosts/host.ts.',
      severity: 'error',
      from: { path: '^src/hosts/([^/]+)/' },
      to: { path: '^src/hosts/[^/]+/', pathNot: '^src/hosts/$1/' },
    },
    {
      name: 'words-know-errors-not-hosts',
      comment:
        'Of formats and hosts, messages and reports know the kinds of errors, the look of marks and what the port can do; nothing that reads or writes.',
      severity: 'error',
      from: { path: room('messages', 'reports') },
      to: { path: room('formats', 'hosts'), pathNot: '^src/(formats/(error|mark-style)|hosts/host)\\.ts$' },
    },
    {
      name: 'reports-use-zod-only',
      comment: 'Reports and messages are pure: zod describes the shape of the JSON output, nothing else is needed.',
      severity: 'error',
      from: { path: room('messages', 'reports') },
      to: { dependencyTypes: [...PACKAGES, 'core'], pathNot: '^node_modules/zod/' },
    },
    {
      name: 'pane-speaks-to-the-port',
      comment:
        'The pane knows the port (hosts/host.ts), the errors, the colours of marks, and app/; it never opens a format or a live program by itself.',
      severity: 'error',
      from: { path: room('pane') },
      to: {
        path: room('formats', 'hosts'),
        pathNot: ['^src/hosts/host\\.ts$', '^src/formats/(error|mark-style)\\.ts$'],
      },
    },
    {
      name: 'programs-stay-apart',
      comment:
        'Programs are built each on its own. What two of them need belongs into app/ or the pane; what the add-ins do alike, into programs/addin, which is no program.',
      severity: 'error',
      from: { path: '^src/programs/([^/]+)/' },
      to: { path: '^src/programs/[^/]+/', pathNot: '^src/programs/($1|addin)/' },
    },
    {
      name: 'addins-share-no-host',
      comment:
        'What add-ins share is handed its host: an add-in for WPS must not carry Excel’s code, nor the other way round.',
      severity: 'error',
      from: { path: '^src/programs/addin/' },
      to: { path: '^src/hosts/(excel|wps)/' },
    },
    {
      name: 'cli-without-a-screen',
      comment: 'The command line has no pane: it would carry React into a program that prints text.',
      severity: 'error',
      from: { path: '^src/(programs/cli|app)/' },
      to: { path: [room('pane'), '^node_modules/(react|react-dom|@fluentui)/'] },
    },
    {
      name: 'node-in-cli-only',
      comment: 'Everything but the command line also runs in a browser, where there is no Node.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/programs/cli/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'source-without-tests',
      comment: 'What ships doesn’t import tests, benchmarks or tools.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|tools|docs)/' },
    },
    {
      name: 'no-cycles',
      comment:
        'Modules that import each other can’t be understood, tested or loaded apart. Move what both need into a third.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports it and it imports nobody: forgotten, or not yet connected.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['^src/programs/cli/(main|worker)\\.ts$', '\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      comment:
        'The import leads nowhere: a mistyped path (sources carry their .ts extension) or a package that isn’t installed.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'not-to-dev-dependencies',
      comment: 'What ships must not need packages that are only there for development.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'declared-packages-only',
      comment:
        'The package isn’t in package.json: it is there because another package brought it, and may be gone tomorrow.',
      severity: 'error',
      from: { path: '^(src|test)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    // The native TypeScript compiler has no parser to lend.
    parser: 'swc',
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '/fixtures/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // Not 'require' and 'types': numfmt names files there that it doesn't ship.
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
