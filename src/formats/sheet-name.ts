/** What Excel accepts as a sheet's name. */
export function isSheetName(name: string): boolean {
  return (
    /^[^:\\/?*[\]\p{Cc}\p{Cs}]{1,31}$/u.test(name) && name.length <= 31 && !/^'|'$/.test(name) && name.trim() !== ''
  );
}
