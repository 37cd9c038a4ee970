/** Words of the small pages beside the pane. Plain texts: some of these also have to run in Internet Explorer. */

export const SELF_TEST = {
  browserFine: (version: string) => `浏览器：Chromium ${version}，可以运行绩核。`,
  browserOther: '浏览器：不是 Chromium，较新的 Safari 和 Firefox 一般也能运行绩核。',
  browserOld: (version: string) =>
    `浏览器：Chromium ${version} 太旧，绩核需要 87 或更新的版本。请更新浏览器或 WebView2。`,
  browserTooOld:
    '浏览器：Internet Explorer 或旧版 Edge，绩核无法运行。Excel 里需要 WebView2（Excel 2021 或 Microsoft 365）。',
  storeFine: '设置：可以保存在这台电脑上。',
  storeRefused: '设置：浏览器不允许保存，每次打开都要重新设置；功能区按钮的提示也显示不出来。',
  libraryFine: (address: string) => `Excel 接口：可以加载（${address}）。`,
  libraryMissing: (address: string) =>
    `Excel 接口：加载不了（${address}）。没有外网时，请管理员用 --office-js self 重新打包；在此之前面板只能打开 .xlsx 文件核对。`,
} as const;

/** Instead of the pane and of what buttons say, in Internet Explorer; message.html holds the same words for when no script runs. */
export const OLD_BROWSER: readonly string[] = [
  '这台电脑上的绩核无法运行。',
  '这个版本的 Excel 用旧的浏览器组件（Internet Explorer）显示加载项；绩核需要较新的组件（WebView2）。',
  '请使用 Excel 2021 或更新版本、Microsoft 365，或者在浏览器里打开绩核核对 .xlsx 文件。',
];

/** For the window of a ribbon button that doesn't find its message. */
export const LOST_MESSAGE: { readonly title: string; readonly lines: readonly string[] } = {
  title: '操作已经结束，但结果显示不出来。',
  lines: ['浏览器不允许加载项在这台电脑上保存内容，按钮的结果传不到这个窗口。', '请用“打开面板”查看结果。'],
};
