/** How readers of settings leave, with a sentence for whoever starts the server; `readConfig` turns it into a value. */
export class SettingError extends Error {}
