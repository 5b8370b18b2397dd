export const isPostgresUrl = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);
