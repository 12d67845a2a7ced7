/** The one channel between preload and main. */
export const INVOKE_CHANNEL = 'workbench:invoke';
