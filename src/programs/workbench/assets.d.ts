/** Sample workbooks, a character a byte. */
declare module '*.xlsx' {
  const bytes: string;
  // biome-ignore lint/style/noDefaultExport: what webpack makes of it
  export default bytes;
}
