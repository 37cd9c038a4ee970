import '@testing-library/jest-dom';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Checkbox, Field, Input, Select, TextArea } from '../../../src/pane/views/controls.tsx';

/** Controls, and the fields that name them. */

describe('a field', () => {
  test('names its control, and what is to be known of it', () => {
    render(
      <Field hint="提示" label="名称">
        <Input value="甲" />
      </Field>,
    );
    const control = screen.getByRole('textbox', { name: '名称' });
    expect(control).toHaveAccessibleDescription('提示');
    expect(control).toHaveValue('甲');
    expect(control).not.toBeRequired();
    expect(control).not.toHaveAttribute('aria-invalid');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByText('*')).toBeNull();
  });

  test('without anything to know has no description', () => {
    render(
      <Field label="名称">
        <Select value="">
          <option value="">甲</option>
        </Select>
      </Field>,
    );
    expect(screen.getByRole('combobox', { name: '名称' })).not.toHaveAttribute('aria-describedby');
  });

  test('that is needed and wrong says both, the mistake first', () => {
    render(
      <Field error="错误" hint="提示" label="原因" required>
        <TextArea value="" />
      </Field>,
    );
    const control = screen.getByRole('textbox', { name: /^原因/ });
    expect(control).toHaveAccessibleDescription('错误 提示');
    expect(control).toBeRequired();
    expect(control).toBeInvalid();
    expect(control.parentElement).toHaveClass('jihe-invalid');
    expect(screen.getByRole('alert')).toHaveTextContent('错误');
    expect(screen.getByText('*')).toHaveAttribute('aria-hidden', 'true');
  });

  test('with a mistake alone describes its control by that', () => {
    render(
      <Field error="错误" label="原因">
        <Input value="" />
      </Field>,
    );
    expect(screen.getByRole('textbox')).toHaveAccessibleDescription('错误');
  });

  test('text for machines isn’t spelled; what can only be read says so', () => {
    render(
      <>
        <TextArea aria-label="甲" code readOnly value="{}" />
        <TextArea aria-label="乙" rows={2} value="" />
      </>,
    );
    const [machine, human] = ['甲', '乙'].map((name) => screen.getByRole('textbox', { name }));
    expect([machine, human].map((each) => each?.getAttribute('spellcheck'))).toEqual(['false', 'true']);
    expect([machine, human].map((each) => each?.hasAttribute('readonly'))).toEqual([true, false]);
    expect(human).toHaveAttribute('rows', '2');
  });

  test('what is on or off is told as such, by the mouse and by keys', async () => {
    const user = userEvent.setup();
    const heard: boolean[] = [];
    const { rerender } = render(
      <Checkbox checked={false} label="标注" onChecked={(on) => heard.push(on)} title="说明" />,
    );
    const box = screen.getByRole('checkbox', { name: '标注' });
    expect(screen.getByTitle('说明')).toContainElement(box);
    await user.click(screen.getByText('标注'));
    box.focus();
    await user.keyboard(' ');
    rerender(<Checkbox checked disabled label="标注" onChecked={(on) => heard.push(on)} />);
    expect(box).toBeChecked();
    await user.click(box);
    expect(heard).toEqual([true, true]);
  });
});
