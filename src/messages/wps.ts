/** What the add-in for WPS 表格 says beside the pane and the buttons. */

import type { Advice } from './advice.ts';

/** For a pane that doesn't find WPS's objects. */
export const WPS_FAILED: Advice = {
  what: '没有连上 WPS 表格。',
  why: '这一页要在 WPS 表格的面板里打开；加载项没有得到信任，或者没有装完整时，也会这样。',
  how: '关闭所有 WPS 窗口，重新打开 WPS 表格和工作簿，再点“打开面板”；还不行时，卸载后重新安装绩核。也可以打开 .xlsx 文件核对。',
};

export const FRONT = {
  other: (inFront: string, own: string) => `您正在看“${inFront}”，面板核对的是“${own}”。`,
  closed: (own: string) => `“${own}”已经关闭，面板里是它关闭以前的结果。`,
  change: (inFront: string) => `改为核对“${inFront}”`,
} as const;

/** Titles of the windows that WPS shows. */
export const WPS_TITLE = '绩核';

export const RIBBON_FAILED = {
  noWps: '绩核没有连上 WPS 表格。请先打开一个工作簿，再点一次。',
  noPane: '面板没有打开。请关闭所有 WPS 窗口，重新打开 WPS 表格，再试一次。',
  noCommands: '这个按钮的文件没有加载。请卸载后重新安装绩核；也可以点“打开面板”操作。',
} as const;

/** 关于 in WPS alone: builds differ in what nobody has written down. */
export const PROBE = {
  hint: '试一试这台 WPS：新建一个空工作簿，试读、试写、试标注，几秒后不保存就关闭，不碰已打开的工作簿。结果请复制给开发者，里面没有表格里的数据。',
  start: '试一试这台 WPS',
  running: '正在试…',
  result: '试的结果',
  copy: '复制结果',
  failed: '没有试成：',
  learnt: '试出了这台 WPS 的特别之处，从现在起照着做，不用重新打开面板。',
} as const;
