import { type ComponentType, type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { LATER } from '../../messages/pane.ts';
import { Button } from './button.tsx';
import { Text } from './text.tsx';

/** @param _try how often it was asked for: each time anew. */
async function loaded<Part>(load: () => Promise<Part>, _try: number): Promise<Part | null> {
  try {
    return await load();
  } catch {
    return null;
  }
}

interface Loaded<Props> {
  /** Another part may be asked for in the same place. */
  readonly load: () => Promise<ComponentType<Props>>;
  readonly Part: ComponentType<Props> | null;
}

/**
 * A part of the pane that comes when it is first shown, and again where it didn't come.
 *
 * @param load always the same function.
 * @param meanwhile in its place until then: words when absent.
 */
export function Later<Props>(props: {
  readonly load: () => Promise<ComponentType<Props>>;
  readonly children: (Part: ComponentType<Props>) => ReactNode;
  readonly meanwhile?: ReactNode;
}): ReactElement {
  const { load, children, meanwhile = <Text>{LATER.loading}</Text> } = props;
  const [part, setPart] = useState<Loaded<Props> | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    void loaded(load, tries).then((Part) => setPart({ load, Part }));
  }, [load, tries]);
  if (part?.load !== load) return <>{meanwhile}</>;
  if (part.Part === null) {
    return (
      <div className="jihe-row">
        <Text>{LATER.notLoaded}</Text>
        <Button onClick={() => setTries((count) => count + 1)} size="small">
          {LATER.retry}
        </Button>
      </div>
    );
  }
  return <>{children(part.Part)}</>;
}
