/** Where sheets go on a wide screen; the shell has it. */
export const INSPECTOR = 'inspector';
export const WIDE = '(min-width: 64rem)';
