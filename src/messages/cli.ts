/** What the command line says beside its reports. */

import type { CheckId } from '../engine/checks/all.ts';
import type { Severity } from '../engine/checks/check.ts';
import type { NotesProblem } from '../engine/reading-notes/note.ts';
import type { Advice } from './advice.ts';
import { describeNotesProblem, ROLE_NAMES } from './reading-notes.ts';
import { SEVERITY_NAMES } from './verdict.ts';
import { duration } from './words.ts';

/** What a file is called that came without a name. */
export const STDIN_NAME = '标准输入';

export const COMMANDS = ['check', 'fill', 'policies', 'explain'] as const;
export type CommandName = (typeof COMMANDS)[number];

/** What people type in Chinese, for the word that is meant. */
export const IN_CHINESE: { readonly [Kind in 'commands' | 'options' | 'values']: Readonly<Record<string, string>> } = {
  commands: {
    核对: 'check',
    检查: 'check',
    审核: 'check',
    填写: 'fill',
    填: 'fill',
    办法: 'policies',
    评分办法: 'policies',
    说明: 'explain',
    解释: 'explain',
    规则: 'explain',
    帮助: 'help',
    版本: 'version',
  },
  options: {
    简要: 'brief',
    统计: 'statistics',
    输出: 'output',
    格式: 'format',
    办法: 'policy',
    评分办法: 'policy',
    隐藏: 'hidden',
    批注: 'comments',
    预览: 'dry-run',
    替换: 'replace',
    帮助: 'help',
    版本: 'version',
  },
  values: {
    错误: 'error',
    警告: 'warning',
    提示: 'hint',
    从不: 'never',
    得分: 'scores',
    执行率: 'rate',
    总分: 'total',
    说明: 'notes',
    偏差说明: 'notes',
    数值: 'values',
    公式: 'formulas',
    修订: 'tracked',
    文本: 'text',
    文字: 'text',
    网页: 'html',
  },
};

const CALLS = `用法
  jihe check <文件或文件夹…> [选项]     核对自评表（.xlsx、.xls、.et、.docx）
                                        和自评报告（.docx、.txt），逐项复算
  jihe fill <文件> --output <新文件>    把复算结果填进副本（.xlsx、.docx），原文件不动；
                                        几个文件或文件夹时，--output 是放副本的文件夹
  jihe policies [编号] [--json]         列出内置的评分办法，或者输出其中一个
  jihe explain <规则编号>               说明一条核对规则
  jihe help <命令>                      只看一个命令的选项
`;

const OPTIONS: { readonly [Name in CommandName]: string } = {
  check: `check 的选项
  --policy <编号|文件.json>   评分办法；不写时按全国通用办法，表内另有线索时会提示；可以写几次，
                              写成 工作表=编号 时只用于那张表，工作表#2=编号 指其中第二张
  --words <文件.json>         教过的认法；工作簿“核对说明”里记着的优先
  --format text|json|ndjson|sarif|html
                              报告格式，默认 text；ndjson 每个文件一行
  --output <文件>             报告写到文件，不写时显示在屏幕上
  --form <文件>               报告对照的自评表；不写时用报告里的表，或同一文件夹里项目名称相同的表
  --comments <文件或文件夹>   把问题写成批注，另存 .docx 副本；几份报告时给文件夹
  --hidden                    隐藏的工作表里的自评表也核对，不写时只指出
  --brief                     一处问题一行：文件:单元格 级别 说明 [规则编号]
  --statistics                只列每条规则有几处问题、涉及几个文件
  --severity error|warning|hint
                              列到哪一级为止，默认 hint（全列）
  --quiet                     只列错误，同 --severity error
  --select <编号,编号…>       只看这些规则；可以写几次
  --ignore <编号,编号…>       不看这些规则；可以写几次
  --max-findings <数目>       一共最多列几处，其余只报数
  --fail-on error|warning|never
                              退出状态 1 从哪一级起，默认 error；never 有问题也是 0
  -                           写在文件的位置：从标准输入读一个文件
  --name <名称>               标准输入里的文件叫什么
  --jobs <数目>               同时核对的文件数，默认按处理器和文件数决定
`,
  fill: `fill 的选项
  --output <新文件>           副本存到哪里；绝不写到原文件上
  --output <文件夹>           填几个文件或文件夹时：副本放在这里，名称和层次不变
  --replace                   文件夹里已有的副本也替换，不写时已有的不动
  --jobs <数目>               同时填写的文件数，默认按处理器和文件数决定
  --what scores,rate,total,notes
                              填哪些：得分、执行率、总分、偏差说明；默认 scores,rate,total
  --as values|formulas        填数值还是公式，默认 values
  --notes <原因.json>         偏差的原因和改进措施，与 --what notes 一起用
  --policy <编号|文件.json>   评分办法，也可以写成 工作表=编号
  --words <文件.json>         教过的认法
  --table <表2>               Word 文档里有几张自评表时，只填这一张
  --changes tracked|plain     Word 文档里留修订痕迹（默认），还是直接改
  --only-blanks               只填空白的单元格，已有内容的一概不动
  --dry-run                   只列出要改的单元格，不写文件
`,
  policies: `policies 的选项
  --json                      输出 JSON，存成文件改好后用 --policy 文件.json
`,
  explain: '',
};

const COMMON = `通用选项
  --help, -h                  显示说明；写了命令时只显示它的
  --version, -v               显示版本号
`;

const STATUS: { readonly [Name in CommandName]: string } = {
  check: `  check  0  没有错误
         1  表里或报告里有错误，或者一张自评表、一份报告也没有
         2  有文件读不出来，或者命令本身有误
`,
  fill: `  fill   0  列出的单元格都能写（--dry-run）或者都写了，没有要填写的也算
         1  有单元格不能写，已逐个列出原因，其余照写
         2  一个也写不了，文件读不出来、没有自评表，或者命令本身有误；没有写文件
            几个文件时：有文件没有填成，已列出原因和办法，其余照填
`,
  policies: '',
  explain: '',
};

const EXAMPLES: { readonly [Name in CommandName]: string } = {
  check: `例子
  jihe check 自评表.xlsx
  jihe check 文件夹 --brief --severity error
  jihe check 文件夹 --format html --output 核对报告.html
`,
  fill: `例子
  jihe fill 自评表.xlsx --output 自评表-已填.xlsx --dry-run
  jihe fill 自评表.xlsx --output 自评表-已填.xlsx
  jihe fill 各单位 --output 各单位-已填
`,
  policies: `例子
  jihe policies
  jihe policies hubei --json > 我的办法.json
  jihe check 自评表.xlsx --policy 我的办法.json
`,
  explain: `例子
  jihe explain score-mismatch
`,
};

export const USAGE = `绩核：核对预算绩效自评表

${CALLS}
${OPTIONS.check}
${OPTIONS.fill}
${OPTIONS.policies}
${COMMON}
退出状态
${STATUS.check}${STATUS.fill}`;

/** The help of one command: how it is called, what it may be told, how it ends. */
export function usageOf(command: CommandName): string {
  const [title = '', ...calls] = CALLS.split('\n');
  const at = calls
    .map((line, index) => (line.startsWith(`  jihe ${command} `) ? index : -1))
    .filter((index) => index >= 0);
  const own = at.flatMap((from) => {
    const next = calls.findIndex((line, index) => index > from && !line.startsWith('     '));
    return calls.slice(from, next);
  });
  const parts = [OPTIONS[command], STATUS[command] === '' ? '' : `退出状态\n${STATUS[command]}`, EXAMPLES[command]];
  return [`${[title, ...own].join('\n')}\n`, ...parts.filter((part) => part !== '')].join('\n');
}

export const ADVICE_LEADS = { why: '  原因：', how: '  办法：' } as const;

/** An advice on one or three lines, for the terminal. */
export function adviceLines({ what, why, how }: Advice): string {
  const lines = [what];
  if (why !== '') lines.push(ADVICE_LEADS.why + why);
  if (how !== '') lines.push(ADVICE_LEADS.how + how);
  return `${lines.join('\n')}\n`;
}

const SEE_HELP = '运行 jihe --help 查看用法。';

function seeHelp(command: CommandName | null): string {
  return command === null ? SEE_HELP : `运行 jihe help ${command} 查看它的选项。`;
}

/** `您是不是要：jihe check a.xlsx`; of several, `… 或 …`. `''` where nothing is near. */
function meant(words: readonly string[]): string {
  return words.length === 0 ? '' : `您是不是要：${words.join(' 或 ')}`;
}

const AS_WORKBOOK = '汇总表由工作台的“导出汇总表”存成 .xlsx；命令行可以存成网页：--format html --output 报告.html';
const AS_COMMENTS = '报告里的问题可以写成批注：--comments 副本.docx；要网页：--format html --output 报告.html';

/** What people ask for that isn't among the formats, and what comes nearest. */
const OTHER_FORMATS: ReadonlyMap<string, string> = new Map([
  ...['excel', 'xlsx', 'xls', 'et', 'wps', '表格'].map((format) => [format, AS_WORKBOOK] as const),
  ...['word', 'docx', 'doc', '文档'].map((format) => [format, AS_COMMENTS] as const),
  ['pdf', '存成网页，在浏览器里打印成 PDF：--format html --output 报告.html'],
]);

export const USAGE_ERRORS = {
  noCommand: (): Advice => ({
    what: '没有说明要做什么。',
    why: '命令行里缺少 check、fill、policies 或 explain。',
    how: SEE_HELP,
  }),
  /** `check`: how the words would be checked, were they files. */
  unknownCommand: (word: string, calls: readonly string[], check: string): Advice => ({
    what: `不认识的命令“${word}”。`,
    why: '可用的命令是 check、fill、policies、explain。',
    how: meant(calls) || `要核对文件时写成：${check}`,
  }),
  noHelpOn: (word: string, commands: readonly string[]): Advice => ({
    what: `没有命令“${word}”的说明。`,
    why: '可用的命令是 check、fill、policies、explain。',
    how: meant(commands.map((each) => `jihe help ${each}`)) || SEE_HELP,
  }),
  unknownOption: (option: string, command: CommandName | null, options: readonly string[]): Advice => ({
    what: `不认识的选项 ${option}。`,
    why: command === null ? '命令要写在选项前面。' : `命令 ${command} 没有这个选项。`,
    how: meant(options) || `${seeHelp(command)}文件名以“-”开头时，在它前面加 ./ 。`,
  }),
  optionFirst: (option: string, calls: readonly string[]): Advice => ({
    what: `选项 ${option} 写在了命令的位置。`,
    why: '先写命令，再写选项和文件。',
    how: meant(calls),
  }),
  foreignOption: (option: string, command: CommandName, owners: readonly CommandName[]): Advice => ({
    what: `不认识的选项 ${option}。`,
    why: `命令 ${command} 没有这个选项，它是 ${owners.join('、')} 的。`,
    how: seeHelp(command),
  }),
  together: (one: string, other: string): Advice => ({
    what: `${one} 和 ${other} 不能一起用。`,
    why: '两个选项各要列出不同的内容。',
    how: '只写其中一个。',
  }),
  onlyText: (option: string, format: string): Advice => ({
    what: `${option} 不能用于 ${format} 格式。`,
    why: '它只改变屏幕上的文本报告。',
    how: `去掉 ${option}，或者去掉 --format。`,
  }),
  nameWithoutInput: (): Advice => ({
    what: '给了 --name，却没有从标准输入读。',
    why: '--name 是标准输入里那个文件的名称。',
    how: '例如：jihe check - --name 自评表.xlsx',
  }),
  badMost: (value: string, meantOne: string | null): Advice => ({
    what: `选项 --max-findings 的值“${value}”不对。`,
    why: '它是最多列出几处问题，应当是整数。',
    how: meant(meantOne === null ? [] : [`--max-findings ${meantOne}`]) || '例如：--max-findings 20；不写时全部列出。',
  }),
  noValue: (option: string, choices: readonly string[], command: CommandName): Advice => ({
    what: `选项 ${option} 后面缺少内容。`,
    why: choices.length === 0 ? '这个选项需要一个值。' : `可用的值是 ${choices.join('、')}。`,
    how: choices.length === 0 ? seeHelp(command) : `例如：${option} ${choices[0] ?? ''}`,
  }),
  needlessValue: (option: string): Advice => ({
    what: `选项 ${option} 后面不能带内容。`,
    why: '它只是一个开关。',
    how: `只写 ${option}。`,
  }),
  badChoice: (option: string, value: string, choices: readonly string[], near: readonly string[]): Advice => ({
    what: `选项 ${option} 的值“${value}”不对。`,
    why: `可用的值是 ${choices.join('、')}。`,
    how:
      meant(near.map((each) => `${option} ${each}`)) ||
      (option === '--format' ? OTHER_FORMATS.get(value.toLowerCase()) : undefined) ||
      `例如：${option} ${choices[0] ?? ''}`,
  }),
  badJobs: (value: string, meantOne: string | null): Advice => ({
    what: `选项 --jobs 的值“${value}”不对。`,
    why: '它是同时处理的文件数，应当是不小于 1 的整数。',
    how: meant(meantOne === null ? [] : [`--jobs ${meantOne}`]) || '例如：--jobs 4；不写时自动决定。',
  }),
  noInputs: (): Advice => ({
    what: '没有说明要核对哪些文件。',
    why: 'check 后面缺少文件或文件夹。',
    how: '例如：jihe check 自评表.xlsx',
  }),
  emptyName: (command: string): Advice => ({
    what: '有一个文件名是空的。',
    why: '大概是脚本里的变量没有值；空的名字指的是当前文件夹，里面所有的文件都会算进来。',
    how: `检查变量；确实要当前文件夹时写成：jihe ${command} .`,
  }),
  noFiles: (): Advice => ({
    what: '没有说明要填写哪个文件。',
    why: 'fill 后面缺少文件或文件夹。',
    how: '例如：jihe fill 自评表.xlsx --output 自评表-已填.xlsx',
  }),
  noStdin: (): Advice => ({
    what: 'fill 不从标准输入读。',
    why: '“-”只能写在 check 后面。',
    how: '把内容存成文件再填写。',
  }),
  /** Of several files. */
  needsFolder: (path: string, extension: string): Advice => ({
    what: `不能把几个副本都存为 ${path}。`,
    why: `命令行里不止一个文件，--output 却是一个 ${extension} 文件；路径里有空格时要用引号括起来。`,
    how: '给 --output 换成一个文件夹，例如：--output 已填',
  }),
  noOutput: (): Advice => ({
    what: '没有说明填好的副本存到哪里。',
    why: '原文件不会被改动，所以需要一个新的文件名；几个文件时需要一个文件夹。',
    how: '加上 --output 新文件.xlsx，几个文件时加上 --output 文件夹；只想看要改什么时加 --dry-run。',
  }),
  notesWithoutPart: (): Advice => ({
    what: '给了 --notes，却没有要求填写偏差说明。',
    why: '--what 里没有 notes。',
    how: '例如：--what scores,rate,total,notes --notes 原因.json',
  }),
  extraArguments: (command: CommandName): Advice => ({
    what: `命令 ${command} 后面多了内容。`,
    why: '它只要一个编号。',
    how: seeHelp(command),
  }),
  noCheckId: (): Advice => ({
    what: '没有说明要看哪条规则。',
    why: 'explain 后面缺少规则编号。',
    how: '例如：jihe explain score-mismatch',
  }),
  /** `near`: with the titles of the checks. */
  unknownCheck: (id: string, known: readonly string[], near: readonly string[]): Advice => ({
    what: `没有编号为“${id}”的规则。`,
    why: '规则编号在核对结果每处问题后面的方括号里。',
    how: meant(near) || `可用的编号：${known.join('、')}`,
  }),
} as const;

export const POLICY_ERRORS = {
  unknown: (id: string, known: readonly string[], near: readonly string[]): Advice => ({
    what: `没有编号为“${id}”的评分办法，也没有这个文件。`,
    why: `内置的编号是 ${known.join('、')}；自己的办法要写成 .json 文件。`,
    how: meant(near) || '运行 jihe policies 查看内置的办法，或者检查文件路径。',
  }),
  notJson: (path: string): Advice => ({
    what: `评分办法文件 ${path} 不是正确的 JSON。`,
    why: '常见原因是多了或少了逗号、引号，或者用了全角标点。',
    how: '用能检查 JSON 的编辑器改好再试。',
  }),
  invalid: (path: string, problems: readonly string[]): Advice => ({
    what: `评分办法文件 ${path} 有 ${problems.length} 处不对。`,
    why: problems.join(' '),
    how: '逐处改好再试；可以参照 jihe policies 列出的内置办法。',
  }),
} as const;

export const WORDS_ERRORS = {
  notJson: (path: string): Advice => ({
    what: `认法文件 ${path} 不是正确的 JSON。`,
    why: '常见原因是多了或少了逗号、引号，或者用了全角标点。',
    how: '用面板的“设置”再导出一份。',
  }),
  invalid: (path: string, problems: readonly string[]): Advice => ({
    what: `认法文件 ${path} 的内容不对。`,
    why: problems.join(''),
    how: '用面板的“设置”再导出一份；写法见 docs/cli.md。',
  }),
  unreadable: (path: string, { what, why, how }: Advice): Advice => ({ what: `${path}：${what}`, why, how }),
} as const;

/** What is wrong with a file of notes, in the words of the file. */
export function describeWordsProblem(problem: NotesProblem): string {
  const { at, field } = problem;
  if (field === 'words') return `第 ${at} 条的 words 不是表里的字样。`;
  if (field === 'role') return `第 ${at} 条的 role 不对，可用的有 ${Object.keys(ROLE_NAMES).join('、')}。`;
  return describeNotesProblem(problem);
}

export const NOTES_ERRORS = {
  notJson: (path: string): Advice => ({
    what: `原因文件 ${path} 不是正确的 JSON。`,
    why: '常见原因是多了或少了逗号、引号，或者用了全角标点。',
    how: '用能检查 JSON 的编辑器改好再试。',
  }),
  invalid: (path: string, problems: string): Advice => ({
    what: `原因文件 ${path} 的内容不对。`,
    why: problems,
    how: '改好再试。',
  }),
} as const;

export const OUTPUT_ERRORS = {
  isInput: (path: string): Advice => ({
    what: `不能把结果写到 ${path}。`,
    why: '它就是要读取的文件，写上去会盖掉原来的内容。',
    how: '换一个文件名。',
  }),
  isFolder: (path: string): Advice => ({
    what: `不能把结果写到 ${path}。`,
    why: '它是一个文件夹。',
    how: '写明文件名。',
  }),
  isFile: (path: string): Advice => ({
    what: `不能把副本放进 ${path}。`,
    why: '它是一个文件，不是文件夹。',
    how: '换一个文件夹；没有的会新建。',
  }),
  isInputFolder: (path: string): Advice => ({
    what: `不能把副本放进 ${path}。`,
    why: '它就是原文件所在的文件夹，副本会盖掉原文件。',
    how: '换一个文件夹，例如：--output 已填',
  }),
  exists: (path: string): Advice => ({
    what: `已经有 ${path}，没有写。`,
    why: '里面可能有填好以后又改过的内容。',
    how: '换一个文件夹，或者加 --replace 替换已有的副本。',
  }),
  noFolder: (path: string): Advice => ({
    what: `不能把结果写到 ${path}。`,
    why: '它所在的文件夹不存在。',
    how: '先建好文件夹，或者换一个位置。',
  }),
  refused: (path: string): Advice => ({
    what: `写不了文件 ${path}。`,
    why: '可能没有写入权限、磁盘已满，或者文件正被别的程序打开。',
    how: '关闭打开它的程序，检查权限和空间，或者换一个位置。',
  }),
} as const;

/** Of a name with `*` or `?`. @param near with the endings that are there */
export function noneMatches(pattern: string, near: readonly string[]): Advice {
  return {
    what: `没有找到符合 ${pattern} 的文件。`,
    why: '这里没有一个文件的名称与它相符；“*”代表任意几个字，“?”代表一个字。',
    how: meant(near) || '检查路径和扩展名；要核对整个文件夹时，写文件夹的名称。',
  };
}

/** The advice with the names beside the one that isn't there. */
export function withNearNames({ what, why, how }: Advice, names: readonly string[]): Advice {
  return { what, why, how: meant(names) || how };
}

export function emptyFolder(): Advice {
  return {
    what: '文件夹里没有 .xlsx、.xls、.et 或 .docx 文件。',
    why: '文件夹里只找自评表（.xlsx、.xls、.et）和自评报告（.docx、.docm）；以 ~$ 开头的临时文件不算。',
    how: '检查路径；别的格式请先另存为 .xlsx 或 .docx。',
  };
}

export function unexpectedError(): Advice {
  return {
    what: '绩核出错了，没有做完。',
    why: '这是没有预料到的情况；原文件没有被改动。',
    how: '请把下面的信息反馈给开发者。',
  };
}

/** The option that does what the advice of a finding names, by the finding's check. */
export const OPTION_OF_CHECK: Readonly<Partial<Record<CheckId, string>>> = {
  'column-missing': '命令行用 --words 认法.json。',
  'hidden-sheet': '命令行加 --hidden。',
};

/** What is done to many files. */
export const PROGRESS = { check: '核对', fill: '填写' } as const;

export function interrupted(verb: string, done: number, all: number): string {
  return `已中断：${all} 个文件${verb}了 ${done} 个。\n`;
}

/** `已核对 12/300 · 约剩 1 分 5 秒 · a.xlsx`. */
export function progressLine(
  done: number,
  all: number,
  secondsLeft: number | null,
  current: string,
  verb: string = PROGRESS.check,
): string {
  const left = secondsLeft === null ? '' : ` · 约剩 ${duration(secondsLeft)}`;
  return `已${verb} ${done}/${all}${left} · ${current}`;
}

/** The help of a check for which no page was written. */
export function checkHelp(id: string, title: string, severity: Severity, basis: string): string {
  return `# ${title}\n\n规则编号：${id}\n级别：${SEVERITY_NAMES[severity]}\n依据：${basis}\n`;
}

export const POLICY_WORDS = {
  unused: (options: readonly string[]): string =>
    `没有用上：--policy ${options.join('、')}，核对的文件里没有这样的自评表。`,
} as const;

export const FILL_WORDS = {
  /** A command reads several files: which one it is comes first. */
  ofFile: (path: string, { what, why, how }: Advice): Advice => ({ what: `${path}：${what}`, why, how }),
  noTable: (path: string): Advice => ({
    what: `${path} 里没有找到绩效自评表。`,
    why: '各工作表里都没有同时出现“三级指标”一类的表头和指标行。',
    how: '检查是不是选错了文件。',
  }),
  noFormulas: (path: string): Advice => ({
    what: `${path} 里不能填公式。`,
    why: 'Word 文档的表格没有单元格公式。',
    how: '去掉 --as formulas，填数值。',
  }),
  noSuchTable: (table: string, known: readonly string[]): Advice => ({
    what: `${table} 里没有自评表。`,
    why: `文件里的自评表在 ${known.join('、')}。`,
    how: '给 --table 换一个名称；不写时全部填写。',
  }),
  otherFormat: (given: string, wanted: string): Advice => ({
    what: `副本不能存为 ${given} 文件。`,
    why: `副本与原文件格式相同${wanted === '' ? '' : `（${wanted}）`}，扩展名不符会打不开。`,
    how: '给 --output 换成相同的扩展名；需要别的格式时，用 Excel 或 WPS 另存。',
  }),
  nothing: '没有要填写的单元格。',
  planned: (count: number): string => `要填写 ${count} 个单元格：`,
  change: (cell: string, part: string, now: string, then: string): string => `  ${cell} ${part}：${now} → ${then}`,
  execution: '预算执行',
  replacesFormula: '（覆盖公式）',
  blank: '（空）',
  skipped: (count: number): string => `没有填写的 ${count} 个单元格：`,
  refused: (count: number): string => `不能写的 ${count} 个单元格，其余照写：`,
  skip: (cell: string, part: string, why: string): string => `  ${cell} ${part}：${why}`,
  holes: (count: number): string => `有 ${count} 处说明还缺原因或改进措施，请在副本里补上，或用 --notes 提供。`,
  unusedCauses: (keys: readonly string[]): string =>
    `--notes 里的这些项没有用上，名称可能写错，或者该指标没有偏差：${keys.join('、')}`,
  dryRun: '只是预览，没有写文件。',
  written: (path: string): string => `副本已存为 ${path}，原文件没有改动。`,
} as const;

/** Of several files. */
export const FILL_MANY = {
  file: '文件',
  written: '填写',
  kept: '未填',
  why: '未填的原因',
  noForm: '没有自评表',
  /** `2 处有公式`. */
  left: (count: number, why: string): string => `${count} 处${why}`,
  sameName: (path: string): Advice => ({
    what: `另一个文件的副本也叫 ${path}，没有写。`,
    why: '两个文件的名称相同，或者只差大小写。',
    how: '把它们分两次填写，各用一个 --output 文件夹。',
  }),
  overview: (counts: {
    readonly files: number;
    readonly filled: number;
    readonly cells: number;
    readonly formless: number;
    readonly failed: number;
    readonly isDry: boolean;
  }): string => {
    const parts = [
      ...(counts.filled > 0 ? [`${counts.isDry ? '可填' : '填好'} ${counts.filled} 个（${counts.cells} 处）`] : []),
      ...(counts.formless > 0 ? [`没有自评表 ${counts.formless} 个`] : []),
      ...(counts.failed > 0 ? [`没有填 ${counts.failed} 个`] : []),
    ];
    return `共 ${counts.files} 个文件：${parts.join('，')}。`;
  },
  placed: (folder: string): string => `副本在 ${folder} 里，原文件没有改动。`,
  none: '没有写文件。',
  leftOut: (folder: string, count: number): string => `${folder} 里的 ${count} 个文件是以前的副本，没有再填。`,
} as const;
