import type { EventName, Events } from '#contract/contract';

/** Sends an event of the contract to the window. */
export type SendNews = <Name extends EventName>(name: Name, news: Events[Name]) => void;
