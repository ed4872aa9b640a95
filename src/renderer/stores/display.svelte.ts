import type { EventClass } from '#seismic/picks/pick';

/** How the section is drawn; never changes the data. */
class Display {
  /** Percentile of |amplitude| at which the colour table ends. */
  clipPercentile = $state(98);
  agcWindowMs = $state<number | null>(null);
  colourTable = $state('diverging');
  overlayVisible = $state(true);
  overlayOpacity = $state(0.5);
  /** Which probability the overlay shows; 'class' colours each sample by its likeliest class. */
  overlayShows = $state<EventClass | 'class'>('class');
  picksVisible = $state(true);
}

export const display = new Display();
