import { type FieldControlProps, mergeClasses, useFieldControlProps_unstable } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import type { ReactElement, ReactNode } from 'react';

/**
 * The browser's own select, input and textarea with the look of Fluent's, whose styles for the three weigh twenty times as
 * much. Inside of a Field they take its label, hint, size and state as Fluent's do.
 */

interface ControlProps {
  readonly value: string;
  readonly onValue?: (value: string) => void;
  readonly size?: 'small' | 'medium';
  readonly 'aria-label'?: string;
}

interface Passed extends FieldControlProps {
  readonly size?: 'small' | 'medium';
  readonly required?: boolean;
  readonly 'aria-label'?: string;
}

/** The class of the frame, and what the element inside of it takes. */
function useControl({ value, onValue, ...passed }: ControlProps) {
  const { size, ...attributes } = useFieldControlProps_unstable<Passed>(passed, {
    supportsLabelFor: true,
    supportsRequired: true,
    supportsSize: true,
  });
  const isInvalid = attributes['aria-invalid'] === true;
  return {
    frame: mergeClasses('jihe-control', size === 'small' && 'jihe-control-small', isInvalid && 'jihe-invalid'),
    element: {
      ...attributes,
      value,
      onChange: ({ target }: { readonly target: { readonly value: string } }) => onValue?.(target.value),
    },
  };
}

/** Phrases to choose from. */
export function Select(
  props: ControlProps & { readonly className?: string; readonly children: ReactNode },
): ReactElement {
  const { className, children, ...control } = props;
  const { frame, element } = useControl(control);
  return (
    <span className={mergeClasses(frame, className)}>
      <select {...element}>{children}</select>
      <ChevronDownRegular className="jihe-chevron" />
    </span>
  );
}

/** One line of text. */
export function Input(props: ControlProps): ReactElement {
  const { frame, element } = useControl(props);
  return (
    <span className={frame}>
      <input {...element} type="text" />
    </span>
  );
}

/** @param code text for machines: in a fixed pitch, and a good deal of it. */
export function TextArea(
  props: ControlProps & { readonly rows?: number; readonly code?: boolean; readonly readOnly?: boolean },
): ReactElement {
  const { rows, code = false, readOnly, ...control } = props;
  const { frame, element } = useControl(control);
  return (
    <span className={frame}>
      <textarea
        {...element}
        className={code ? 'jihe-mono jihe-tall' : undefined}
        readOnly={readOnly}
        rows={rows}
        spellCheck={!code}
      />
    </span>
  );
}
