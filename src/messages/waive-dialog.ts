/** What is said where a finding is waived, apart from the rest of the pane: it comes when it is first shown. */

export const WAIVE_DIALOG = {
  title: '忽略这个问题',
  reason: '忽略的原因',
  reasonHint: '会记入工作表“核对说明”，随文件保存，审核人能看到。',
  commentHint: '会写成批注，在下载的副本里，审核人能看到。',
  creates: '工作簿里还没有“核对说明”，将在最后新建这张工作表。',
  fixed: '工作簿的结构受保护，不能新建“核对说明”，忽略记不下来。在“审阅”里撤消工作簿保护后可以忽略。',
  confirm: '忽略',
  cancel: '不忽略',
  missing: '请写明原因。',
} as const;
