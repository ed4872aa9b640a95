import { isEventClass, MOST_PROJECT_CLASSES, type PickClass } from '#seismic/picks/pickClasses';

/** A change of a project's classes of the user's own. */
export type ClassEdit =
  | { readonly kind: 'add'; readonly class: PickClass }
  /** Another name or colour; its picks follow. */
  | { readonly kind: 'change'; readonly name: string; readonly to: PickClass }
  /** Its picks go with it. */
  | { readonly kind: 'remove'; readonly name: string };

/** Names that mean something else: what an overlay shows where it shows no single class. */
const RESERVED = ['class'];

/**
 * What is wrong with a new name in a list of classes, as a sentence; null where it can be taken.
 * @param own the name that is changed, which may be kept
 */
export function faultOfClassName(
  classes: readonly PickClass[],
  name: string,
  own: string | null = null,
): string | null {
  if (name.trim() === '') return 'A class needs a name.';
  const same = (other: string): boolean => other.toLowerCase() === name.trim().toLowerCase();
  const taken = classes.map((one) => one.name).filter((other) => other !== own);
  if ([...taken, ...RESERVED].some(same)) return `The name "${name.trim()}" is taken.`;
  return null;
}

/**
 * The classes after an edit, in their order.
 * @throws RangeError with a sentence for the user where it is not possible
 */
export function editedClasses(classes: readonly PickClass[], edit: ClassEdit): PickClass[] {
  const refuse = (fault: string | null): void => {
    if (fault) throw new RangeError(fault);
  };
  if (edit.kind === 'add') {
    if (classes.length >= MOST_PROJECT_CLASSES)
      refuse(`A project has ${MOST_PROJECT_CLASSES} classes at most.`);
    refuse(faultOfClassName(classes, edit.class.name));
    return [...classes, edit.class];
  }
  const { name } = edit;
  if (isEventClass(name)) refuse(`The standard class ${name} cannot be changed.`);
  if (!classes.some((one) => one.name === name)) refuse(`There is no class "${name}" any more.`);
  if (edit.kind === 'remove') return classes.filter((one) => one.name !== name);
  refuse(faultOfClassName(classes, edit.to.name, name));
  return classes.map((one) => (one.name === name ? edit.to : one));
}
