/// <reference types="office-js" />

/**
 * For the browsers in which the add-in can't run. Compiled for Internet Explorer, like everything it imports: no promises, no
 * library newer than ES5.
 */

/**
 * The buttons open a page that says why nothing happens, instead of leaving Excel waiting for five minutes.
 *
 * @param page on the add-in's own server.
 */
export function refuseRibbonButtons(names: readonly string[], page: string): void {
  const refuse = (event: Office.AddinCommands.Event): void => {
    Office.context.ui.displayDialogAsync(page, { height: 28, width: 30 }, ({ status, value }) => {
      if (status !== Office.AsyncResultStatus.Succeeded) event.completed();
      // Excel takes the window away when the function is done.
      else value.addEventHandler(Office.EventType.DialogEventReceived, () => event.completed());
    });
  };
  for (const name of names) Office.actions.associate(name, refuse);
  // Without this call the library never listens for buttons.
  void Office.onReady();
}
