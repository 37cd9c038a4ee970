/** Lets the page answer keys and draw: what follows is a task of its own. */
export function breath(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
