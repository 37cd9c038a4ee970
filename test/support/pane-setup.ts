/** What the pane and Fluent UI ask of a browser and jsdom lacks. */

class NoObserver {
  observe(): void {
    // Nothing ever changes its size here.
  }

  unobserve(): void {
    // Nothing is observed.
  }

  disconnect(): void {
    // Nothing is observed.
  }
}

class Port extends EventTarget {
  onmessage: ((event: Event) => void) | null = null;

  start(): void {
    // It is never held back.
  }

  close(): void {
    // Nothing keeps it open.
  }

  deliver(): void {
    const event = new Event('message');
    this.onmessage?.(event);
    this.dispatchEvent(event);
  }
}

/** Enough of one to give the thread away and come back, for React and for us; Node's own keeps a test run from ending. */
class Channel {
  readonly port1 = new Port();
  readonly port2 = { postMessage: (): void => void setTimeout(() => this.port1.deliver()) };
}

Object.assign(globalThis, { ResizeObserver: NoObserver, MessageChannel: Channel });

function read(blob: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as ArrayBuffer));
    reader.readAsArrayBuffer(blob);
  });
}

Object.assign(Blob.prototype, {
  arrayBuffer(this: Blob) {
    return read(this);
  },
  async text(this: Blob) {
    return new TextDecoder().decode(await read(this));
  },
});
