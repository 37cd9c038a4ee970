/** Text as it stands in markup, XML's or HTML's; what characters a format can't hold is for whoever writes it to say. */
export function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
