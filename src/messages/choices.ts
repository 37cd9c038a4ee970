/** What is said of fixes that the user decides: they stand beside 直接改正, and nobody else ticks them. */

export const CHOICES = {
  /** Beside 直接改正. */
  also: (count: number) => `建议 ${count} 处`,
  /** Where nothing can be put right without the user's word. */
  alone: (count: number) => `按建议改 ${count} 处`,
  hint: '不止一种改法的，按复算的建议勾上，先看预览再写入。',
  title: (count: number) => `要您判断的 ${count} 处`,
  why: '不止一种改法，下面是按复算的建议，勾选的才写。完成值填错了、有理由扣分的，不要勾选，另行修改。',
  overtaken: (cells: string) => `勾选了 ${cells}，这个数不再对，不写`,
} as const;
