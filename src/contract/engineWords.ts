/** The sentences about engines that the window, the command line and a copied diagnosis share. */
export { ADVICE_WORDS } from '#engine/names/engineAdvice';
export { choiceWords, describeEngine, findingWords, threadWords } from '#engine/names/engineWords';
