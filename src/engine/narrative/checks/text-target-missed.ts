import { contradicting, type NarrativeCheck } from './check.ts';

export interface TextTargetMissedData {
  readonly target: string;
  readonly actual: string;
  /** The text says in the same breath that all was reached. */
  readonly isDenied: boolean;
}

/** A target was missed and nothing near it says why. */
export const textTargetMissed: NarrativeCheck<'text-target-missed', TextTargetMissedData> = {
  id: 'text-target-missed',
  severity: 'hint',
  needsForm: false,
  run: (context) =>
    contradicting(context, 'target').map(({ target, actual, isDenied }) => ({
      at: actual,
      related: [target],
      data: { target: target.quote, actual: actual.quote, isDenied },
      ...(isDenied ? { severity: 'warning' as const } : {}),
    })),
};
