import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactElement, type ReactNode, useState } from 'react';
import { Modal } from '../../../src/pane/views/modal.tsx';

/** A question over everything else. */

function Asking(props: { readonly onClose: () => void; readonly children?: ReactNode }): ReactElement {
  return (
    <Modal actions={<button type="button">好</button>} onClose={props.onClose} title="标题">
      {props.children}
    </Modal>
  );
}

/** A page with a question in it. */
function Page({ children }: { readonly children?: ReactNode }): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <main data-testid="pane-body" tabIndex={-1}>
      <button onClick={() => setOpen(true)} type="button">
        问
      </button>
      <p aria-hidden="true">早已隐去</p>
      {open && <Asking onClose={() => setOpen(false)}>{children}</Asking>}
    </main>
  );
}

describe('a question', () => {
  const dialog = (): HTMLElement => screen.getByRole('dialog', { name: '标题' });

  test('takes the page away while it is there, and gives back what it took, no more', async () => {
    const user = userEvent.setup();
    render(
      <>
        <aside>旁边</aside>
        <Page />
      </>,
    );
    const asks = screen.getByRole('button', { name: '问' });
    await user.click(asks);
    expect(dialog()).toHaveAttribute('aria-modal', 'true');
    for (const other of [asks, screen.getByText('旁边')]) {
      expect(other).toHaveAttribute('aria-hidden', 'true');
      expect(other.inert).toBe(true);
    }
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    for (const other of [asks, screen.getByText('旁边')]) {
      expect(other).not.toHaveAttribute('aria-hidden');
      expect(other.inert).toBe(false);
    }
    expect(screen.getByText('早已隐去')).toHaveAttribute('aria-hidden', 'true');
    await waitFor(() => expect(asks).toHaveFocus());
  });

  test('begins at what can be reached first; what is disabled can’t', async () => {
    const user = userEvent.setup();
    render(
      <Page>
        <input aria-label="甲" disabled />
        <select aria-label="乙" />
      </Page>,
    );
    await user.click(screen.getByRole('button', { name: '问' }));
    const [first, last] = [screen.getByRole('combobox', { name: '乙' }), screen.getByRole('button', { name: '好' })];
    expect(first).toHaveFocus();
    await user.keyboard('{Tab}');
    expect(last).toHaveFocus();
    await user.keyboard('{Tab}');
    expect(first).toHaveFocus();
    dialog().focus();
    await user.keyboard('{Shift>}{Tab}{/Shift}');
    expect(last).toHaveFocus();
  });

  test('with nothing to reach has the focus itself', () => {
    render(
      <Modal actions={null} onClose={() => undefined} title="标题">
        没有可按的
      </Modal>,
    );
    expect(dialog()).toHaveFocus();
    expect(dialog()).toHaveAttribute('tabindex', '-1');
    fireEvent.keyDown(dialog(), { key: 'Tab' });
    expect(dialog()).toHaveFocus();
  });

  test('isn’t closed by a key that an input method has, nor by a press inside', () => {
    const onClose = jest.fn();
    const above = jest.fn();
    render(
      // biome-ignore lint/a11y/noStaticElementInteractions: listens for what isn't to come this far.
      <div onKeyDown={above} role="presentation">
        <Asking onClose={onClose} />
      </div>,
    );
    fireEvent.keyDown(dialog(), { key: 'Escape', isComposing: true });
    fireEvent.keyDown(dialog(), { key: 'Enter' });
    fireEvent.click(dialog());
    expect(onClose).not.toHaveBeenCalled();
    above.mockClear();
    fireEvent.keyDown(dialog(), { key: 'Escape' });
    expect([onClose.mock.calls.length, above.mock.calls.length]).toEqual([1, 0]);
    const backdrop = dialog().parentElement as HTMLElement;
    // Pressed beside it, the focus stays inside.
    expect(fireEvent.mouseDown(backdrop)).toBe(false);
    expect(fireEvent.mouseDown(dialog())).toBe(true);
    fireEvent.click(backdrop);
    expect(onClose).toHaveBeenCalledTimes(2);
  });

  test.each<[string, (asks: HTMLElement) => void]>([
    ['gone', (asks) => asks.remove()],
    ['disabled', (asks) => asks.setAttribute('disabled', '')],
  ])('gives the focus to the pane when what had it is %s', async (_, happen) => {
    const user = userEvent.setup();
    render(
      <div id="around">
        <Page />
      </div>,
    );
    const asks = screen.getByRole('button', { name: '问' });
    const body = screen.getByTestId('pane-body');
    await user.click(asks);
    // While the question is open: what comes later may find the focus given back already.
    happen(asks);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(body).toHaveFocus());
    if (!asks.isConnected) body.prepend(asks);
  });

  test('leaves the focus where somebody has put it meanwhile', async () => {
    const user = userEvent.setup();
    render(
      <>
        <input aria-label="别处" />
        <Page />
      </>,
    );
    await user.click(screen.getByRole('button', { name: '问' }));
    await user.keyboard('{Escape}');
    screen.getByRole('textbox', { name: '别处' }).focus();
    await act(() => new Promise((resolve) => setTimeout(resolve, 80)));
    expect(screen.getByRole('textbox', { name: '别处' })).toHaveFocus();
  });
});
