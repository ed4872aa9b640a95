type Listener = (isSeen: boolean) => void;

/** Listeners by the element they watch; one observer serves all. */
const listeners = new WeakMap<Element, Listener>();
let observer: IntersectionObserver | null = null;

/** An attachment that says whether its element is in view, scrolling included. */
export function whileVisible(listener: Listener): (element: Element) => () => void {
  return (element) => {
    observer ??= new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) listeners.get(target)?.(isIntersecting);
    });
    listeners.set(element, listener);
    observer.observe(element);
    return () => observer?.unobserve(element);
  };
}
