/** A finding as a comment in a document: a paragraph each for what, why and what to do. */

import type { Severity } from '../../engine/checks/check.ts';
import { SEVERITY_NAMES } from '../verdict.ts';

interface FindingInWords {
  readonly severity: Severity;
  readonly message: string;
  readonly why: string;
  readonly how: string;
}

export function commentParagraphs({ severity, message, why, how }: FindingInWords): string[] {
  return [`[${SEVERITY_NAMES[severity]}] ${message}`, why, how].filter((text) => text !== '');
}

export const COPY_WORDS = {
  written: (path: string): string => `带批注的副本：${path}`,
  failed: (why: string): string => `没有写成带批注的副本：${why}`,
} as const;
