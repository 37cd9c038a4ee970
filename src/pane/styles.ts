/**
 * The pane's own rules, in terms of Fluent's tokens. Plain CSS, because Fluent's runtime for making rules weighs more than all of
 * this; rules apart by blank lines. Chromium 87 has to understand it.
 */
const CSS = `
.jh-page { min-height: 100vh; display: flex; flex-direction: column; }

.jh-page h1, .jh-page h2, .jh-page h3, .jh-page h4 { margin: 0; }

.jh-field { grid-template-columns: auto minmax(0, 1fr); }

.jh-control { position: relative; display: flex; box-sizing: border-box; width: 100%; min-width: 0; border: 1px solid var(--colorNeutralStroke1); border-bottom-color: var(--colorNeutralStrokeAccessible); border-radius: var(--borderRadiusMedium); background-color: var(--colorNeutralBackground1); }

.jh-control:hover { border-color: var(--colorNeutralStroke1Hover); border-bottom-color: var(--colorNeutralStrokeAccessibleHover); }

.jh-control:focus-within { border-color: var(--colorNeutralStroke1Pressed); border-bottom-color: var(--colorCompoundBrandStroke); outline: 2px solid transparent; }

.jh-invalid:not(:focus-within) { border-color: var(--colorPaletteRedBorder2); }

.jh-control::after { content: ''; position: absolute; left: -1px; right: -1px; bottom: -1px; height: var(--borderRadiusMedium); box-sizing: border-box; border-bottom: 2px solid var(--colorCompoundBrandStroke); border-radius: 0 0 var(--borderRadiusMedium) var(--borderRadiusMedium); clip-path: inset(calc(100% - 2px) 0 0 0); transform: scaleX(0); transition: transform var(--durationUltraFast) var(--curveAccelerateMid); }

.jh-control:focus-within::after { transform: scaleX(1); transition: transform var(--durationNormal) var(--curveDecelerateMid); }

@media (prefers-reduced-motion: reduce) { .jh-control::after { transition: none; } }

.jh-control select, .jh-control input, .jh-control textarea { flex-grow: 1; width: 100%; min-width: 0; height: 30px; margin: 0; padding: 0 12px; box-sizing: border-box; border: 0; border-radius: inherit; outline: none; background-color: transparent; color: var(--colorNeutralForeground1); font: inherit; }

.jh-control select { appearance: none; padding-right: 34px; text-overflow: ellipsis; cursor: pointer; }

.jh-control option, .jh-control optgroup { background-color: var(--colorNeutralBackground1); color: var(--colorNeutralForeground1); }

.jh-control textarea { height: auto; min-height: 52px; padding: 6px 12px; resize: vertical; }

.jh-control .jh-mono { font-family: var(--fontFamilyMonospace); }

.jh-control .jh-tall { min-height: 260px; }

.jh-control-small { font-size: var(--fontSizeBase200); line-height: var(--lineHeightBase200); }

.jh-control-small select, .jh-control-small input { height: 22px; padding-left: 8px; }

.jh-control-small select { padding-right: 26px; }

.jh-chevron { position: absolute; right: 10px; top: 5px; font-size: 20px; color: var(--colorNeutralStrokeAccessible); pointer-events: none; }

.jh-control-small .jh-chevron { right: 6px; top: 3px; font-size: 16px; }

.jh-body { padding: var(--spacingVerticalM) var(--spacingHorizontalM); }

.jh-body:focus { outline: none; }

.jh-message { padding: var(--spacingHorizontalL); }

.jh-stack { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--spacingVerticalXS); }

.jh-wide { gap: var(--spacingVerticalM); }

.jh-start { justify-items: start; }

.jh-row { display: flex; flex-wrap: wrap; align-items: center; gap: var(--spacingHorizontalS); }

.jh-line { display: flex; align-items: flex-start; gap: var(--spacingHorizontalS); }

.jh-center { align-items: center; }

.jh-between { display: flex; align-items: center; justify-content: space-between; gap: var(--spacingHorizontalS); padding: var(--spacingVerticalS) 0; }

.jh-grow { flex-grow: 1; flex-basis: 0; min-width: 0; overflow-wrap: anywhere; }

.jh-fixed { flex-shrink: 0; }

.jh-pad { padding: var(--spacingVerticalS) 0; }

.jh-indent { padding-left: 32px; }

.jh-hidden { display: none; }

.jh-wrap { white-space: normal; overflow-wrap: anywhere; }

.jh-small { font-size: var(--fontSizeBase200); line-height: var(--lineHeightBase200); }

.jh-dim { color: var(--colorNeutralForeground2); overflow-wrap: anywhere; }

.jh-differs { font-weight: var(--fontWeightSemibold); color: var(--colorStatusDangerForeground3); }

.jh-mono { font-family: var(--fontFamilyMonospace); }

.jh-plain { margin: 0; padding: 0; list-style: none; }

.jh-bullets { margin: 0; padding-left: var(--spacingHorizontalXL); overflow-wrap: anywhere; }

.jh-box { padding: var(--spacingHorizontalM); border: 1px solid var(--colorNeutralStroke1); border-radius: var(--borderRadiusMedium); }

.jh-head { position: sticky; top: 0; z-index: 2; display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--spacingVerticalS); padding: var(--spacingVerticalS) var(--spacingHorizontalM); background-color: var(--colorNeutralBackground1); border-bottom: 1px solid var(--colorNeutralStroke2); }

.jh-check { flex-shrink: 0; min-width: 84px; }

.jh-file { padding: var(--spacingVerticalXS) var(--spacingHorizontalM); background-color: var(--colorNeutralBackground3); }

.jh-tabs { margin: 0 -8px; }

.jh-filter { flex-wrap: wrap; gap: 4px; }

.jh-filter > button { padding: 2px 6px; }

.jh-heading { padding-top: var(--spacingVerticalM); overflow-wrap: anywhere; }

.jh-block { padding-top: var(--spacingVerticalS); color: var(--colorNeutralForeground2); overflow-wrap: anywhere; }

.jh-item { list-style: none; content-visibility: auto; contain-intrinsic-size: auto 64px; padding: var(--spacingVerticalXS) 0; border-bottom: 1px solid var(--colorNeutralStroke3); }

.jh-score { contain-intrinsic-size: auto 120px; list-style: none; padding: var(--spacingVerticalS) 0; }

.jh-note { content-visibility: auto; contain-intrinsic-size: auto 420px; gap: var(--spacingVerticalS); }

.jh-disclose { width: 100%; min-width: 0; min-height: 32px; padding: 4px 0; justify-content: flex-start; align-items: flex-start; gap: 6px; text-align: left; font-weight: var(--fontWeightRegular); white-space: normal; color: inherit; }

.jh-disclose .fui-Button__icon { margin-right: 0; }

.jh-what { overflow-wrap: anywhere; }

.jh-panel { margin: 0; padding-left: 26px; }

.jh-facts { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px var(--spacingHorizontalS); margin: var(--spacingVerticalXS) 0; font-size: var(--fontSizeBase200); line-height: var(--lineHeightBase200); }

.jh-four { grid-template-columns: auto minmax(0, 1fr) auto minmax(0, 1fr); }

.jh-facts dt { color: var(--colorNeutralForeground2); white-space: nowrap; }

.jh-facts dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; font-variant-numeric: tabular-nums; }

.jh-rule { grid-column: 2 / -1; }

.jh-title { padding: 6px 0; }

.jh-quote { margin: 0; padding: var(--spacingHorizontalS); border-radius: var(--borderRadiusMedium); background-color: var(--colorNeutralBackground3); font-size: var(--fontSizeBase200); line-height: var(--lineHeightBase300); white-space: pre-wrap; overflow-wrap: anywhere; }

.jh-pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--spacingHorizontalS); align-items: end; }

.jh-locate { flex-shrink: 0; min-width: auto; padding-left: 6px; padding-right: 6px; white-space: nowrap; }

.jh-sign { flex-shrink: 0; font-size: 18px; }

.jh-error { color: var(--colorStatusDangerForeground1); }

.jh-warning { color: var(--colorStatusWarningForeground3); }

.jh-hint { color: var(--colorBrandForeground1); }

.jh-human { color: var(--colorNeutralForeground2); }

.jh-fine { color: var(--colorStatusSuccessForeground1); }

.jh-tag { display: inline-block; padding: 0 4px; border: 1px solid var(--colorNeutralStroke1); border-radius: var(--borderRadiusMedium); font-size: var(--fontSizeBase100); line-height: var(--lineHeightBase200); font-weight: var(--fontWeightRegular); white-space: nowrap; }

.jh-tag-warning { border-color: var(--colorStatusDangerForeground1); color: var(--colorStatusDangerForeground3); }

.jh-swatch { padding: 0 4px; border: 1px solid var(--colorNeutralStroke1); border-radius: var(--borderRadiusSmall); font-size: var(--fontSizeBase200); forced-color-adjust: none; }

.jh-bar-row { display: grid; grid-template-columns: 76px minmax(40px, 1fr) auto; align-items: center; column-gap: var(--spacingHorizontalS); list-style: none; }

.jh-bar-row:first-child { margin-top: var(--spacingVerticalXS); }

.jh-numbers { min-width: 84px; text-align: right; font-variant-numeric: tabular-nums; }

.jh-track { position: relative; height: 10px; overflow: hidden; border: 1px solid var(--colorNeutralStrokeAccessible); border-radius: var(--borderRadiusSmall); background-color: var(--colorNeutralBackground1); }

.jh-earned { position: absolute; top: 0; bottom: 0; left: 0; background-color: var(--colorBrandBackground); }

.jh-recorded { position: absolute; top: 0; bottom: 0; width: 4px; margin-left: -2px; background-color: var(--colorNeutralForeground1); outline: 1px solid var(--colorNeutralBackground1); }

.jh-open { grid-column: 2 / -1; }

.jh-live { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@media (forced-colors: active) { .jh-earned { background-color: Highlight; forced-color-adjust: none; } }

@media (forced-colors: active) { .jh-recorded { background-color: CanvasText; outline-color: Canvas; forced-color-adjust: none; } }
`;

const MARK = 'data-jihe-styles';

/** Fluent's own rules have one class each and come later; twice the class wins over them. */
function stronger(rule: string): string {
  return rule.replace(/\.(jh-[a-z-]+)/g, '.$1.$1');
}

/**
 * Puts the rules into the page, once. Into a style element that is empty when the page's policy looks at it: that needs no
 * `unsafe-inline`.
 */
export function installStyles(page: Document): void {
  if (page.querySelector(`style[${MARK}]`) !== null) return;
  const element = page.createElement('style');
  element.setAttribute(MARK, '');
  page.head.append(element);
  const { sheet } = element;
  if (sheet === null) return;
  for (const rule of CSS.trim().split('\n\n')) sheet.insertRule(stronger(rule), sheet.cssRules.length);
}
