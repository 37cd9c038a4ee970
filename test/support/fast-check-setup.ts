import fc from 'fast-check';

/**
 * The same examples on every run, so that a red build is red again on the next machine. `JIHE_SEED=$RANDOM npm test`
 * looks elsewhere; fast-check prints seed and path of what it finds.
 */
fc.configureGlobal({ seed: Number(process.env['JIHE_SEED'] ?? 20_230_801) });
