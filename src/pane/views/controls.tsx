/**
 * The browser's own select, input, textarea and checkbox with the look of Fluent's, and the field that names them: Fluent's
 * styles for the five weigh twenty times as much.
 */

import { mergeClasses } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { createContext, type ReactElement, type ReactNode, useContext, useId } from 'react';

type Size = 'small' | 'medium';

interface FieldState {
  readonly id: string;
  /** What else is to be read out with the control, by ids. */
  readonly described: string | undefined;
  readonly size: Size;
  readonly required: boolean;
  readonly invalid: boolean;
}

const FieldContext = createContext<FieldState | null>(null);

/**
 * A control with its label, and with what is to be known before it is filled.
 *
 * @param error what is wrong with what was filled in; read out when it appears.
 */
export function Field(props: {
  readonly label?: string;
  readonly hint?: string | null;
  readonly error?: string | null;
  readonly size?: Size;
  readonly required?: boolean;
  /** Label and control on one line. */
  readonly inline?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const { label, hint = null, error = null, size = 'medium', required = false, inline = false, children } = props;
  const id = useId();
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  const described = [error !== null && errorId, hint !== null && hintId].filter((each) => each !== false).join(' ');
  const state = { id, described: described === '' ? undefined : described, size, required, invalid: error !== null };
  return (
    <div className={mergeClasses('jihe-field', inline && 'jihe-inline', size === 'small' && 'jihe-small')}>
      {label !== undefined && (
        <label htmlFor={id}>
          {label}
          {required && (
            <span aria-hidden className="jihe-required">
              *
            </span>
          )}
        </label>
      )}
      <FieldContext.Provider value={state}>{children}</FieldContext.Provider>
      {error !== null && (
        <div className="jihe-field-error" id={errorId} role="alert">
          {error}
        </div>
      )}
      {hint !== null && (
        <div className="jihe-field-hint" id={hintId}>
          {hint}
        </div>
      )}
    </div>
  );
}

interface ControlProps {
  readonly value: string;
  readonly onValue?: (value: string) => void;
  readonly size?: Size;
  readonly id?: string;
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
}

/** What a control takes from the field around it. */
function useFieldAttributes() {
  const field = useContext(FieldContext);
  if (field === null) return { size: undefined, attributes: {} };
  const { id, described, size, required, invalid } = field;
  return { size, attributes: { id, 'aria-describedby': described, 'aria-invalid': invalid || undefined, required } };
}

/** The class of the frame, and what the element inside of it takes. */
function useControl({ value, onValue, size: own, ...passed }: ControlProps) {
  const { size = own, attributes } = useFieldAttributes();
  const isInvalid = attributes['aria-invalid'] === true;
  return {
    frame: mergeClasses('jihe-control', size === 'small' && 'jihe-control-small', isInvalid && 'jihe-invalid'),
    element: {
      ...attributes,
      ...passed,
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

/** What is on or off. */
export function Checkbox(props: {
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly title?: string;
  readonly 'aria-label'?: string;
}): ReactElement {
  const { label, checked, onChecked, title, ...passed } = props;
  const { attributes } = useFieldAttributes();
  return (
    <label className="jihe-checkbox" title={title}>
      <input
        {...attributes}
        {...passed}
        checked={checked}
        onChange={({ target }) => onChecked(target.checked)}
        type="checkbox"
      />
      {label}
    </label>
  );
}
