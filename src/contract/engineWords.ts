/** The sentences about engines for the window, the command line and the copied diagnosis. */
export { ADVICE_WORDS } from '#engine/names/engineAdvice';
export { choiceWords, describeEngine, findingWords, threadWords } from '#engine/names/engineWords';
