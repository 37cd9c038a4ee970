/** The page's style. Meaning never rests on colour alone: every severity and verdict also stands in words. */
export const HTML_STYLE = `
:root{color-scheme:light dark;--back:#fff;--page:#f5f6f8;--text:#1b1f24;--dim:#57606a;--line:#d5dae0;--link:#0b5cad;--error:#b3261e;--warning:#8a5300;--hint:#1f5f99;--ready:#1a6b34;--tint:#f1f4f8}
@media (prefers-color-scheme:dark){:root{--back:#1d2126;--page:#14171a;--text:#e8eaed;--dim:#a3abb5;--line:#3a4149;--link:#7ab7f5;--error:#ff9d94;--warning:#f2bd68;--hint:#8ec2f7;--ready:#7fd69a;--tint:#262b31}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:1080px;margin:0 auto;padding:0 16px}
header{padding-top:24px}
h1{font-size:1.5rem;margin:0}
h2{font-size:1.15rem;margin:0 0 4px}
h3{font-size:1.05rem;margin:0 0 8px}
a{color:var(--link)}
code{font:0.92em ui-monospace,Consolas,Menlo,monospace;background:var(--tint);padding:0 4px;border-radius:3px}
.dim,small{color:var(--dim)}
nav,section{background:var(--back);border:1px solid var(--line);border-radius:8px;padding:16px;margin:16px 0}
section{content-visibility:auto;contain-intrinsic-size:auto 600px}
input[name=show]{margin:0 4px 0 10px;accent-color:var(--link)}
input[name=show]~label{display:inline-block;margin:0 6px 0 0;cursor:pointer}
input[name=show]:focus-visible+label{outline:2px solid var(--link);outline-offset:2px}
#show-all{margin-left:0}
#show-error:checked~section .finding:not(.error),#show-error:checked~section .human,#show-error:checked~section:not(.has-error),#show-error:checked~nav li:not(.has-error),#show-warning:checked~section .finding.hint,#show-warning:checked~section:not(.has-warning),#show-warning:checked~nav li:not(.has-warning){display:none}
.only{display:none;margin:8px 0 0;color:var(--dim)}
#show-error:checked~.only-error,#show-warning:checked~.only-warning{display:block}
nav ol{margin:0;padding-left:2.2em}
article{border-top:1px solid var(--line);padding-top:14px;margin-top:14px}
.verdict{font-weight:600;margin:4px 0}
.ready{color:var(--ready)}.needs-review,.not-checked{color:var(--warning)}.has-errors{color:var(--error)}
.facts{display:flex;flex-wrap:wrap;gap:4px 24px;margin:0 0 8px}
.facts div{display:flex;gap:8px}
dt{color:var(--dim)}dd{margin:0}
.suggestion{border-left:3px solid var(--hint);padding-left:10px;margin:8px 0}
table{border-collapse:collapse;margin:8px 0 14px;font-variant-numeric:tabular-nums}
th,td{border-bottom:1px solid var(--line);padding:5px 10px;text-align:left;vertical-align:top}
th{font-weight:500}thead th{color:var(--dim);white-space:nowrap}
.card{min-width:min(100%,420px)}
.card td,.card thead th+th{text-align:right;white-space:nowrap}
.total th,.total td{font-weight:700;border-bottom:0}
.finding,.human,.basis{border:1px solid var(--line);border-left-width:4px;border-radius:6px;margin:6px 0;padding:0 12px}
.finding.error{border-left-color:var(--error)}.finding.warning{border-left-color:var(--warning)}.finding.hint{border-left-color:var(--hint)}
summary{cursor:pointer;padding:8px 0}
summary:focus-visible,a:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.tag{font-weight:700}.error .tag{color:var(--error)}.warning .tag{color:var(--warning)}.hint .tag{color:var(--hint)}
.finding dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 12px;margin:0 0 10px}
.finding dt,.facts dt{white-space:nowrap}
.finding ul{margin:0;padding:0;list-style:none}
.human ul{margin:0 0 8px;padding-left:1.3em}
.indicators{width:100%;font-size:0.92rem}
@media (max-width:720px){
header,main,footer{padding-left:10px;padding-right:10px}
nav,section{padding:12px}
.indicators thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.indicators,.indicators tbody,.indicators tr,.indicators th,.indicators td{display:block}
.indicators tr{border-bottom:1px solid var(--line);padding:6px 0}
.indicators th,.indicators td{border:0;padding:1px 0}
.indicators th{font-weight:700}
.indicators td::before{content:attr(data-label) "　";color:var(--dim)}
}
@media (max-width:480px){
input[name=show]{float:left;clear:left;margin:7px 6px 0 0}
input[name=show]~label{display:block;margin:0}
}
@page{size:A4;margin:14mm}
@media print{
:root{--back:#fff;--page:#fff;--text:#000;--dim:#444;--line:#bbb;--link:#000;--error:#900;--warning:#640;--hint:#024;--ready:#040;--tint:#eee}
body{font-size:10.5pt}
nav,section{border:0;padding:0}
section{content-visibility:visible}
nav~section,section~section{break-before:page}
input[name=show],input[name=show]~label{display:none}
.finding,tr{break-inside:avoid}
h2,h3,summary{break-after:avoid}
details::details-content{content-visibility:visible;display:block;height:auto}
}
`;
