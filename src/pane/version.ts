import manifest from '../../package.json' with { type: 'json' };

/** The version that the pane shows and reports. */
export const VERSION = manifest.version;
