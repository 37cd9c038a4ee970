/** Sample workbooks, as `data:` addresses. */
declare module '*.xlsx' {
  const address: string;
  // biome-ignore lint/style/noDefaultExport: what webpack makes of an asset
  export default address;
}
