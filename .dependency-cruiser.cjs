/**
 * The layers: engine ← messages ← reports; engine ← hosts; pane on both; workbench, cli and ribbon on top.
 * Each rule says why it is there, for whoever meets it in a red build.
 */

const layer = (...names) => `^src/(${names.join('|')})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'engine-imports-itself-only',
      comment:
        'The engine is a pure function of a sheet. It imports zod, big.js and itself: no layer above it, no other package, nothing of Node, so that it gives the same review in Excel, in WPS, in a browser and in Node.',
      severity: 'error',
      from: { path: layer('engine') },
      to: { pathNot: [layer('engine'), '^node_modules/(@types/)?(zod|big\\.js)/'] },
    },
    {
      name: 'messages-know-the-engine-only',
      comment:
        'Messages put ids and their data into words. They import the engine, themselves and the kinds of host errors (hosts/host.ts): a sentence must read the same wherever it is shown.',
      severity: 'error',
      from: { path: layer('messages') },
      to: { pathNot: [layer('engine', 'messages'), '^src/hosts/host\\.ts$'] },
    },
    {
      name: 'reports-are-pure',
      comment:
        'A report is a pure function of a review and the messages; zod describes the shape of the JSON output. Reading and writing files, and the screen, belong to whoever asks for the report.',
      severity: 'error',
      from: { path: layer('reports') },
      to: { pathNot: [layer('engine', 'messages', 'reports'), '^node_modules/zod/'] },
    },
    {
      name: 'hosts-read-and-write-cells',
      comment:
        'A host only reads and writes cells: it knows the engine’s types and the port, never words, reports, the pane or the command line. So each host can be tested by the same contract.',
      severity: 'error',
      from: { path: layer('hosts') },
      to: { path: layer('messages', 'reports', 'pane', 'ribbon', 'workbench', 'cli') },
    },
    {
      name: 'hosts-stay-apart',
      comment:
        'Hosts don’t import each other: an add-in for Excel must not carry WPS’s code, and a mistake in one must not break another. What they share is hosts/host.ts and the files beside it.',
      severity: 'error',
      from: { path: '^src/hosts/([^/]+)/' },
      to: { path: '^src/hosts/[^/]+/', pathNot: '^src/hosts/$1/' },
    },
    {
      name: 'hosts-use-few-packages',
      comment:
        'Office.js and WPS’s API are there at run time and a workbook needs nothing but a zip reader: fflate, in hosts/xlsx. Other packages would travel into every add-in.',
      severity: 'error',
      from: { path: layer('hosts') },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer'], pathNot: '^node_modules/fflate/' },
    },
    {
      name: 'fflate-in-xlsx-only',
      comment: 'Only hosts/xlsx takes workbooks apart; everything else sees sheets through the port.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/formats/xlsx/' },
      to: { path: '^node_modules/fflate/' },
    },
    {
      name: 'hosts-run-in-browsers',
      comment:
        'Every host, the .xlsx one too, runs in a browser: bytes come in and go out as Uint8Array, files are the command line’s business.',
      severity: 'error',
      from: { path: layer('hosts') },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pane-speaks-to-the-port',
      comment:
        'The pane speaks to a WorkbookHost (hosts/host.ts) and to review(), so that the same pane serves Excel, WPS and a plain file.',
      severity: 'error',
      from: { path: layer('pane') },
      // mark-style.ts belongs to the port: the legend shows the colours that every host paints.
      to: {
        path: layer('hosts', 'ribbon', 'taskpane', 'workbench', 'cli'),
        pathNot: '^src/hosts/(host|mark-style)\\.ts$',
      },
    },
    {
      name: 'tops-stay-apart',
      comment:
        'Command line, ribbon and workbench are programs of their own. What two of them need belongs into a layer below.',
      severity: 'error',
      from: { path: '^src/(cli|ribbon|taskpane|workbench)/' },
      to: { path: layer('cli', 'ribbon', 'taskpane', 'workbench'), pathNot: '^src/$1/' },
    },
    {
      name: 'cli-without-a-screen',
      comment: 'The command line has no pane: it would carry React into a program that prints text.',
      severity: 'error',
      from: { path: layer('cli') },
      to: { path: layer('pane') },
    },
    {
      name: 'node-in-cli-only',
      comment: 'Everything but the command line also runs in a browser, where there is no Node.',
      severity: 'error',
      from: { path: '^src/', pathNot: [layer('cli', 'engine', 'messages', 'reports', 'hosts')] },
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
