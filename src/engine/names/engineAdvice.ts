/** How to get faster here. */
export type EngineAdvice =
  | 'graphics card in use'
  | 'install the build for NVIDIA'
  | 'native in use'
  | 'embedded engine is faster'
  | 'install native'
  | 'remove the blockers of native';

/** How to get faster, in a sentence. */
export const ADVICE_WORDS: Readonly<Record<EngineAdvice, string>> = {
  'graphics card in use': 'The graphics card is used: nothing faster is known here.',
  'install the build for NVIDIA': 'Install the build for NVIDIA cards: the graphics card is idle now.',
  'native in use': 'Nothing faster is known for the processor of this machine.',
  'embedded engine is faster':
    'The embedded engine was faster than native TensorFlow here: nothing needs to be done.',
  'install native': 'Install native TensorFlow: it trained two to three times as fast where it was measured.',
  'remove the blockers of native':
    'Native TensorFlow would be faster; what prevents its installation is below.',
};
